import { cast, institutions, organisation, provinceId } from '../year/cast.ts'
import type { Fleet } from '../year/fleet.ts'
import { provinceOfCode } from '../year/provinces.ts'
import type { Stage } from '../year/stage.ts'
import { plantsByProvince, unitsOf } from '../year/step-found.ts'
import { auditorId, bankId, demoPeople } from './people.ts'
import { demoGroups, demoPlants } from './plants.ts'

const organisations = () => [
  organisation('tonne', 'tonne', '系统管理', 'System administration'),
  organisation(institutions.ministry, 'ministry', '生态环境部（演示）', 'Ministry of Ecology and Environment (demo)'),
  organisation(institutions.registry, 'registryOperator', '注册登记机构（演示）', 'Registry operator (demo)'),
  organisation(institutions.exchange, 'exchangeOperator', '交易机构（演示）', 'Exchange operator (demo)'),
  organisation(institutions.verifier, 'verificationBody', '澄明核查有限公司', 'Chengming Verification'),
  organisation(institutions.creditVerifier, 'verificationBody', '明察认证有限公司', 'Mingcha Certification'),
  organisation(institutions.creditOwner, 'projectOwner', '东屿海上风电有限公司', 'Dongyu Offshore Wind', '35'),
  organisation(bankId, 'bank', '南屏银行', 'Nanping Bank'),
  organisation(auditorId, 'auditor', '审计署驻地（演示）', 'Auditor (demo)'),
  ...[...new Set(demoPlants.map((plant) => plant.province))].sort().map((code) => {
    const { zh, en } = provinceOfCode(code)
    return organisation(provinceId(code), 'province', `${zh}生态环境厅（演示）`, `${en} authority (demo)`, code)
  }),
  ...demoGroups.map((group) => organisation(group.id, 'group', group.nameZh, group.nameEn, group.province)),
  ...demoPlants.map((plant) => organisation(plant.id, 'emitter', plant.nameZh, plant.nameEn, plant.province, plant.group)),
]

const holders = (): string[] =>
  organisations()
    .filter((item) => ['ministry', 'province', 'emitter', 'projectOwner', 'bank'].includes(item.kind))
    .map((item) => item.id)

/** Organisations, people's roles, accounts and units. */
export const found = async (stage: Stage, fleet: Fleet): Promise<void> => {
  const memberships = demoPeople.flatMap((person) =>
    person.roles.map((role) => ({ person: person.id, organisation: person.organisation, role })),
  )
  await stage.one('parties.admit', { organisations: organisations() }, cast.founder)
  const founders = { first: { ...cast.founder, person: 'founder' }, second: { ...cast.founder, person: 'founder-2' } }
  await stage.byTwo([{ command: 'parties.grantRoles', input: { memberships }, by: founders }])
  await stage.one('registry.openAccounts', { organisations: holders() }, cast.registry.first)
  await stage.many(
    'mrv.registerUnits',
    fleet.plants.map((plant) => ({ input: { units: unitsOf(plant) }, actor: cast.plant(plant).engineer })),
  )
}

export const approvePlans = async (stage: Stage, fleet: Fleet, year: number): Promise<void> => {
  for (const [code, plants] of plantsByProvince(fleet)) {
    const plans = plants.map((plant) => ({ organisation: plant.id, version: `${year}-1` }))
    await stage.one('mrv.approvePlans', { year, plans }, cast.province(code).first)
  }
}

/** The verified emissions of the year before the demo's first, and what is left of that year's allowances. */
export const importLastYear = async (stage: Stage, fleet: Fleet, year: number): Promise<void> => {
  for (const [code, plants] of plantsByProvince(fleet)) {
    const rows = plants.map((plant) => ({
      organisation: plant.id,
      emissionsTonnes: plant.lastYear.reduce((sum, unit) => sum + unit, 0n),
      units: plant.years.map(({ unit }, i) => ({ unit: unit.id, emissionsTonnes: String(plant.lastYear[i] ?? 0n) })),
    }))
    await stage.one('mrv.importVerified', { year: year - 1, source: 'demo', rows }, cast.province(code).first)
    const issue = {
      product: `CEA${year - 1}`,
      year: year - 1,
      province: provinceId(code),
      purpose: 'finalAllocation',
      rows: plants.map((plant, i) => ({ entity: plant.id, quantity: BigInt(18_000 + 7_000 * ((i * 5) % 4)) })),
    }
    await stage.one('registry.issue', issue, { ...cast.province(code).first, system: true })
  }
}
