/**
 * What the simulation supposes where the file of plants is silent. None of it is law, and none of it is measured: it makes a
 * year of operation that looks like one. What is published (balance values, coal rates, hours, own use) comes in as
 * `CalibrationTargets`.
 */

/** Sizes that units are usually built in, MW, largest first. */
export const usualSizes = [1000, 660, 600, 350, 300, 200, 135, 50] as const

/** The largest size supposed of a gas unit, MW: one combined-cycle block. */
export const largestGasSize = 600

/** Shares of circulating fluidised beds among coal units up to a usual size, MW; larger ones are pulverised coal. */
export const fluidisedBedShares = [
  { upToMw: 135, share: 0.45 },
  { upToMw: 200, share: 0.3 },
  { upToMw: 350, share: 0.12 },
] as const

/** Words in a plant's name that say it burns waste coal, which only a fluidised bed can. */
export const wasteCoalWords = /waste coal|gangue|mine-site/i

/** Share of coal units with dry (air) cooling, by province code: where water is short. Elsewhere none. */
export const airCooledShares: Readonly<Record<string, number>> = {
  13: 0.15,
  14: 0.6,
  15: 0.7,
  61: 0.45,
  62: 0.35,
  64: 0.6,
  65: 0.6,
}

/** Provinces with public heating in winter, by code. */
export const heatingProvinces: ReadonlySet<string> = new Set([
  '11',
  '12',
  '13',
  '14',
  '15',
  '21',
  '22',
  '23',
  '37',
  '41',
  '54',
  '61',
  '62',
  '63',
  '64',
  '65',
])

/** Share of units that also supply heat, by usual size; district heat in the provinces above, steam for industry elsewhere. */
export const heatShares = [
  { upToMw: 50, district: 0.9, industry: 0.8 },
  { upToMw: 200, district: 0.75, industry: 0.5 },
  { upToMw: 350, district: 0.55, industry: 0.25 },
  { upToMw: 1000, district: 0.15, industry: 0.08 },
] as const

/** Where a name says so, the unit supplies heat whatever its size. */
export const heatWords = /cogen|thermal|heat|chp|trigeneration/i

/** Output by month of a unit without heating duty, relative to the mean month. Winter and summer peaks. */
export const monthlyOutput = [1.08, 0.95, 1, 0.92, 0.93, 0.98, 1.08, 1.1, 0.96, 0.91, 0.98, 1.11] as const

/** District heat by month, relative to the coldest. */
export const monthlyHeat = [1, 0.9, 0.45, 0, 0, 0, 0, 0, 0, 0.05, 0.6, 0.95] as const

/** Load factor over the year: mean and deviation between units, and the ends nothing goes beyond. */
export const loadFactors = { mean: 0.72, deviation: 0.085, lowest: 0.42, highest: 0.93 } as const

/** Deviation between units: of hours, of heat rate beside what the steam parameters explain, and of carbon per unit of heat. */
export const deviations = { hours: 0.1, heatRate: 0.008, carbon: 0.01 } as const

/** Heat rate rises by this much for each 1 the load factor lies below the mean. */
export const partLoadPenalty = 0.06

interface SteamKind {
  readonly reference: string
  readonly share: number
  readonly factor: number
}

/** What units of a usual size run on, as shares of the published coal-rate references; a factor extends them to smaller units. */
export const steamShares: readonly { readonly downToMw: number; readonly kinds: readonly SteamKind[] }[] = [
  { downToMw: 1000, kinds: [{ reference: '1000MW ultra-supercritical', share: 1, factor: 1 }] },
  {
    downToMw: 600,
    kinds: [
      { reference: '600MW ultra-supercritical', share: 0.35, factor: 1 },
      { reference: '600MW supercritical', share: 0.4, factor: 1 },
      { reference: '600MW subcritical', share: 0.25, factor: 1 },
    ],
  },
  { downToMw: 350, kinds: [{ reference: '300MW supercritical', share: 1, factor: 1 }] },
  { downToMw: 300, kinds: [{ reference: '300MW subcritical', share: 1, factor: 1 }] },
  { downToMw: 0, kinds: [{ reference: '300MW subcritical', share: 1, factor: 1.04 }] },
]

/** Kinds of coal: net calorific value GJ/t, carbon tC/TJ, moisture % as received and air-dry. */
export const coalKinds = {
  bituminous: { ncv: [20.2, 23.6], carbon: 26.2, moisture: [8, 15], airDryMoisture: [1.2, 4.5] },
  lignite: { ncv: [13.2, 15.8], carbon: 27.4, moisture: [27, 34], airDryMoisture: [8, 12] },
  wasteBlend: { ncv: [12.5, 16.8], carbon: 26, moisture: [6, 11], airDryMoisture: [1, 3] },
} as const
export type CoalKind = keyof typeof coalKinds

/** Share of units on lignite, by province code. */
export const ligniteShares: Readonly<Record<string, number>> = { 15: 0.35, 21: 0.15, 22: 0.4, 23: 0.35, 53: 0.3 }

/** On which basis a plant's laboratory states carbon. */
export const carbonBases = [
  { basis: 'airDry', share: 0.5 },
  { basis: 'received', share: 0.3 },
  { basis: 'dry', share: 0.2 },
] as const

/** Months without a valid carbon analysis: of units with a poor laboratory, and of the others. */
export const missingAnalysis = { poorUnits: 0.03, poorMonths: 0.3, otherMonths: 0.003 } as const

/** Outages: share of units with a planned one, its length in days, the months it may start in, and share with a forced one. */
export const outages = {
  planned: 0.75,
  plannedDays: [18, 55],
  plannedMonths: [2, 3, 4, 8, 9],
  forced: 0.25,
  forcedDays: [3, 12],
} as const

/** Natural gas: net calorific value, GJ per 1e4 Nm3. Diesel for lighting up, t per 100 MW and month. */
export const gasNcv = [352, 386] as const
export const dieselPer100Mw = [0.3, 1.6] as const

/** Last year's verified emissions relative to this year's: mean and deviation. */
export const lastYear = { mean: 0.99, deviation: 0.035 } as const

/** Gas units: hours of full output a year, and own use in % of generation; no published figure is at hand. */
export const gasHours = 2600
export const gasOwnUsePct = [1.6, 2.4] as const

/** Share of the fuel's heat that goes into supplied heat, in the months that have any: lowest and highest. */
export const heatRatios = { district: [0.15, 0.42], industry: [0.06, 0.22] } as const

/** Power bought from the grid, MWh per MW and day: in a stopped month, and in a running one. */
export const purchasedPower = { stopped: 0.07, running: 0.002 } as const
