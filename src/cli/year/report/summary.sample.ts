import { standingNotes, type EntityResult, type YearSummary } from './summary.ts'

const entity = (id: string, name: string, province: string, obligation: bigint, allocation: bigint): EntityResult => ({
  id,
  name,
  province,
  group: 'g-far-range',
  capacityMw: '1320',
  units: 2,
  obligation,
  allocation,
  bought: allocation < obligation ? obligation - allocation : 0n,
  sold: allocation > obligation ? allocation - obligation : 0n,
  surrendered: obligation,
  creditsUsed: 0n,
  carriedOver: 0n,
  shortfall: 0n,
  compliant: true,
})

/** A small year that adds up, for tests of the report only. */
export const sampleSummary: YearSummary = {
  meta: { year: 2024, seed: 1, plantsFormat: 'wriRaw', plantsDigest: 'a'.repeat(64), rulesDigest: 'b'.repeat(64), notes: standingNotes(2024, '3320') },
  fleet: {
    rowsRead: 30,
    otherFuels: [{ fuel: 'Hydro', rows: 2 }],
    otherCountries: 0,
    sieve: [
      { step: 'coalAndGas', rows: 26, capacityMw: '25998' },
      { step: 'overThreshold', rows: 2, capacityMw: '3320' },
    ],
    plants: 2,
    units: 4,
    groups: 1,
    groupsWithOwner: 1,
    provincesInferred: 1,
  },
  exclusions: [
    {
      row: 17,
      id: 'wri9000019',
      name: '=HYPERLINK("x")',
      fuel: 'coal',
      capacityMw: '',
      reasons: [
        { code: 'shutDown', column: 'Operational Status', value: 'Shutdown', zh: '已关停', en: 'shut down' },
        { code: 'capacityBlank', column: 'Capacity (MW)', value: '', zh: '装机容量为空', en: 'capacity is blank' },
      ],
    },
  ],
  remarks: [{ row: 12, code: 'repeatedId', column: 'Power Plant ID', value: '9000015', zh: '编号重复，已加序号', en: 'id is used before, a number was added' }],
  byClass: [
    { unitClass: 'I', units: 3, entities: 2, capacityMw: '2660', generationMwh: '12350000.125', heatGj: '0', emissions: 9_800_001n, allocation: 9_700_000n, difference: -100_001n },
    { unitClass: 'IV', units: 1, entities: 1, capacityMw: '660', generationMwh: '1700000', heatGj: '2000000', emissions: 560_000n, allocation: 570_000n, difference: 10_000n },
  ],
  byProvince: [
    { province: '14', units: 2, entities: 1, capacityMw: '1320', generationMwh: '6000000', heatGj: '0', emissions: 4_800_001n, allocation: 4_900_000n, difference: 99_999n, compliant: 1, short: 0 },
    { province: '44', units: 2, entities: 1, capacityMw: '2000', generationMwh: '8050000.125', heatGj: '2000000', emissions: 5_560_000n, allocation: 5_370_000n, difference: -190_000n, compliant: 1, short: 0 },
  ],
  total: { units: 4, entities: 2, capacityMw: '3320', generationMwh: '14050000.125', heatGj: '2000000', emissions: 10_360_001n, allocation: 10_270_000n, difference: -90_001n },
  compliance: {
    entities: 2,
    compliant: 2,
    short: 0,
    shortfall: 0n,
    startedShort: 1,
    startedShortBy: 190_000n,
    startedLongBy: 99_999n,
    obligation: 10_360_001n,
    surrendered: 10_270_000n,
    creditsUsed: 90_001n,
    entitiesUsingCredits: 1,
    carriedOver: 0n,
    cancelled: 0n,
  },
  market: {
    days: [
      { day: '2025-11-03', product: 'CEA2024', openFen: 7000n, highFen: 7120n, lowFen: 6990n, closeFen: 7065n, volume: 60_000n, turnoverFen: 423_900_000n },
      { day: '2025-11-04', product: 'CEA2024', closeFen: 7065n, volume: 0n, turnoverFen: 0n },
    ],
    volume: 60_000n,
    turnoverFen: 423_900_000n,
    averageFen: '7065.00',
    closeFen: 7065n,
  },
  entities: [entity('wri1', 'Stone Bank <Coal>', '14', 4_800_001n, 4_900_000n), entity('wri2', '@Tide', '44', 5_560_000n, 5_370_000n)],
  balance: [{ product: 'CEA2024', issued: 10_270_000n, surrendered: 10_270_000n, cancelled: 0n, recalled: 0n, held: 0n, remainder: 0n }],
  invariants: [{ name: 'sumIsZero', label: { zh: '每类单位之和为零', en: 'every class sums to zero' }, holds: true, detail: '0' }],
  published: [
    { metric: 'reference/coverage/entitiesPower', label: { zh: '发电行业重点排放单位', en: 'Emitters, power sector' }, period: '2024', published: '2087', unit: 'count', own: '2', source: 'MEE', confidence: 'high' },
  ],
}
