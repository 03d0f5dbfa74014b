import type { Label } from '../kernel/index.ts'

interface Part {
  /** The step of the README's walk. */
  readonly step: number
  readonly person: string
  readonly what: Label
}

const part = (step: number, person: string, zh: string, en: string): Part => ({ step, person, what: { zh, en } })

/** Who takes the demo's one unfinished plant through its year, in the order of the README's walk. */
const walk: readonly Part[] = [
  part(1, 'xijiang:engineer', '填报 12 月数据，提交年度报告', 'Files December and the annual report'),
  part(2, 'province-44:first', '委托核查', 'Assigns the verification'),
  part(2, 'verifier-1:first', '提出核查结论', 'Concludes the verification'),
  part(2, 'verifier-1:second', '在待办中确认结论', 'Confirms it in the inbox'),
  part(3, 'province-44:first', '核定配额', 'Determines the allocation'),
  part(3, 'province-44:second', '在待办中确认核定', 'Confirms it in the inbox'),
  part(4, 'xijiang:first', '买入 CEA24 与 CCER，次日划回登记', 'Buys CEA24 and CCER, moves them to the registry next day'),
  part(5, 'xijiang:first', '发起清缴', 'Proposes the surrender'),
  part(5, 'xijiang:second', '在待办中确认清缴', 'Confirms it in the inbox'),
]

/** The walk with the people of this market; none where one of them is missing, as in a sandbox of one's own. */
export const walkWith = <Place extends { readonly person: { readonly id: string } }>(places: readonly Place[]) => {
  const found = walk.flatMap(({ step, person, what }) => {
    const place = places.find((one) => one.person.id === person)
    return place ? [{ step, what, ...place }] : []
  })
  return found.length === walk.length ? found : []
}
