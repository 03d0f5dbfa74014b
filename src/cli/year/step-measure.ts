import { cast, institutions } from './cast.ts'
import type { Fleet } from './fleet.ts'
import type { YearPlan } from './market-plan.ts'
import type { Stage, Step } from './stage.ts'
import { plantsByProvince } from './step-found.ts'

export const fileMonth = async (stage: Stage, fleet: Fleet, index: number): Promise<void> => {
  await stage.many(
    'mrv.submitMonth',
    fleet.plants.map((plant) => ({
      actor: cast.plant(plant).engineer,
      input: {
        month: plant.years[0]?.months[index]?.month,
        defaultsAccepted: true,
        units: plant.years.map(({ unit, months }) => {
          const { month: _month, ...figures } = months[index] as NonNullable<(typeof months)[number]>
          return { unit: unit.id, ...figures }
        }),
      },
    })),
  )
}

/** Twelve months, each filed by every plant after its end. */
export const fileMonths = (fleet: Fleet, plan: YearPlan): Step => ({
  label: { zh: '十二个月的月度存证', en: 'Twelve monthly filings' },
  take: async (stage) => {
    for (const [index, filing] of plan.filings.entries()) {
      await stage.goTo(filing.on, 'trading')
      await fileMonth(stage, fleet, index)
      stage.tell(`${filing.month}: ${fleet.plants.length}`)
    }
    return `${fleet.plants.length * plan.filings.length} months`
  },
})

/** Annual reports, and the orders to verify them. */
export const fileAnnuals = (fleet: Fleet, plan: YearPlan, year: number): Step => ({
  label: { zh: '年度排放报告', en: 'Annual reports' },
  take: async (stage) => {
    await stage.goTo(plan.annualOn, 'trading')
    await stage.many(
      'mrv.submitAnnual',
      fleet.plants.map((plant) => ({ actor: cast.plant(plant).engineer, input: { year } })),
    )
    for (const [code, plants] of plantsByProvince(fleet)) {
      const input = { year, verifier: institutions.verifier, organisations: plants.map((plant) => plant.id) }
      await stage.one('mrv.assignVerifier', input, cast.province(code).first)
    }
    return `${fleet.plants.length} reports`
  },
})

/** Verification; each conclusion opens the emitter's obligation. */
export const verifyAll = (fleet: Fleet, plan: YearPlan, year: number): Step => ({
  label: { zh: '核查', en: 'Verification' },
  take: async (stage) => {
    await stage.goTo(plan.verificationOn, 'trading')
    await stage.byTwo(
      fleet.plants.map((plant) => ({ command: 'mrv.verify', input: { organisation: plant.id, year }, by: cast.verifier })),
    )
    return `${fleet.plants.length} conclusions`
  },
})
