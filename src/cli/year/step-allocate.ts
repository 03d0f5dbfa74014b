import { cast } from './cast.ts'
import type { Fleet } from './fleet.ts'
import type { YearPlan } from './market-plan.ts'
import type { Step } from './stage.ts'
import { plantsByProvince } from './step-found.ts'

const everyProvince = (fleet: Fleet, command: string, year: number) =>
  [...plantsByProvince(fleet).keys()].map((code) => ({ command, input: { year }, by: cast.province(code) }))

/** Pre-allocation by each province, a share of last year's verified emissions; issued at once. */
export const preAllocate = (fleet: Fleet, plan: YearPlan, year: number): Step => ({
  label: { zh: '预分配与发放', en: 'Pre-allocation and issue' },
  take: async (stage) => {
    await stage.goTo(plan.preAllocationOn, 'trading')
    const done = await stage.byTwo(everyProvince(fleet, 'allocation.preAllocate', year))
    return `${done.length} provinces`
  },
})

/** Final allocation with gas top-up and the gap cap; the difference is issued or recalled. */
export const determine = (fleet: Fleet, plan: YearPlan, year: number): Step => ({
  label: { zh: '核定分配与多退少补', en: 'Final allocation and true-up' },
  take: async (stage) => {
    await stage.goTo(plan.determinationOn, 'trading')
    const done = await stage.byTwo(everyProvince(fleet, 'allocation.determine', year))
    return `${done.length} provinces`
  },
})
