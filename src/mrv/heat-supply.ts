import { z, zDecimalNotNegative, type Decimal, type RuleValue, type Terms } from '../kernel/index.ts'
import type { RoundingPoint } from './figure.ts'

/** The rules heat is reckoned with: kJ/kg of make-up water at 20 C, kJ/(kg K), C, and the heater's efficiency as a fraction. */
export interface HeatLaw {
  readonly referenceEnthalpy: RuleValue
  readonly specificHeat: RuleValue
  readonly referenceTemperature: RuleValue
  readonly heaterEfficiency: RuleValue
  readonly rounding: RoundingPoint
}

/**
 * Heat supplied. Masses in t, enthalpies in kJ/kg, temperatures in C.
 * steam: straight out; with return and make-up water metered their heat is taken off. steamThroughHeater: by the drain of the
 * heater's
 * steam. waterThroughHeater: by the heating water, through the heater's efficiency. hotWater: by temperature.
 */
export const zHeatSupply = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('steam'),
    steamT: zDecimalNotNegative,
    steamEnthalpy: zDecimalNotNegative,
    returnT: zDecimalNotNegative.optional(),
    returnEnthalpy: zDecimalNotNegative.optional(),
    makeupT: zDecimalNotNegative.optional(),
    makeupEnthalpy: zDecimalNotNegative.optional(),
  }),
  z.object({
    way: z.literal('steamThroughHeater'),
    drainT: zDecimalNotNegative,
    steamEnthalpy: zDecimalNotNegative,
    drainEnthalpy: zDecimalNotNegative,
  }),
  z.object({
    way: z.literal('waterThroughHeater'),
    supplyT: zDecimalNotNegative,
    supplyEnthalpy: zDecimalNotNegative,
    returnT: zDecimalNotNegative,
    returnEnthalpy: zDecimalNotNegative,
    makeupT: zDecimalNotNegative,
    makeupEnthalpy: zDecimalNotNegative,
    heaterEfficiency: zDecimalNotNegative.optional(),
  }),
  z.object({ way: z.literal('hotWater'), waterT: zDecimalNotNegative, temperatureC: zDecimalNotNegative }),
])
export type HeatSupply = z.output<typeof zHeatSupply>
type Way<Name extends HeatSupply['way']> = Extract<HeatSupply, { way: Name }>

const labels = {
  heat: { zh: '供热量', en: 'Heat supplied' },
  steam: { zh: '供汽量', en: 'Steam supplied' },
  steamEnthalpy: { zh: '蒸汽焓值', en: 'Enthalpy of the steam' },
  drain: { zh: '疏水流量', en: 'Drain flow' },
  drainEnthalpy: { zh: '疏水焓值', en: 'Enthalpy of the drain' },
  supply: { zh: '热网供水量', en: 'Heating water sent out' },
  supplyEnthalpy: { zh: '供水焓值', en: 'Enthalpy of the water sent out' },
  back: { zh: '回水量', en: 'Water returned' },
  backEnthalpy: { zh: '回水焓值', en: 'Enthalpy of the water returned' },
  makeup: { zh: '补水量', en: 'Make-up water' },
  makeupEnthalpy: { zh: '补水焓值', en: 'Enthalpy of the make-up water' },
  reference: { zh: '20℃水焓值', en: 'Enthalpy of water at 20 °C' },
  efficiency: { zh: '热网加热器效率', en: 'Efficiency of the heater' },
  hotWater: { zh: '热水量', en: 'Hot water' },
  temperature: { zh: '热水温度', en: 'Temperature of the water' },
  referenceTemperature: { zh: '基准温度', en: 'Reference temperature' },
  specificHeat: { zh: '水的比热', en: 'Specific heat of water' },
} as const

/** kJ/kg times t is MJ; a thousand MJ are a GJ. */
const megajoulesPerGigajoule = 1000

type HeatLabel = keyof typeof labels
const flow = (
  t: Terms,
  [symbol, mass, massLabel]: [string, Decimal, HeatLabel],
  [h, enthalpy, hLabel]: [string, Decimal, HeatLabel],
): Decimal => t.given(symbol, labels[massLabel], mass, 't').times(t.given(h, labels[hLabel], enthalpy, 'kJ/kg'))

const takenOff = (
  t: Terms,
  input: { returnT: Decimal; returnEnthalpy: Decimal; makeupT: Decimal; makeupEnthalpy: Decimal },
): Decimal =>
  flow(t, ['D_r', input.returnT, 'back'], ['h_r', input.returnEnthalpy, 'backEnthalpy']).plus(
    flow(t, ['D_m', input.makeupT, 'makeup'], ['h_m', input.makeupEnthalpy, 'makeupEnthalpy']),
  )

const step = (t: Terms, law: HeatLaw, formula: string, megajoules: (t: Terms) => Decimal): Decimal =>
  t.step({ symbol: 'Q', label: labels.heat, unit: 'GJ', formula, ...(law.rounding ? { round: law.rounding } : {}) }, (t) =>
    megajoules(t).div(megajoulesPerGigajoule),
  )

const steam = (t: Terms, law: HeatLaw, input: Way<'steam'>): Decimal => {
  const { returnT, returnEnthalpy, makeupT, makeupEnthalpy } = input
  if (returnT && returnEnthalpy && makeupT && makeupEnthalpy)
    return step(t, law, '(D × h − D_r × h_r − D_m × h_m) / 1000', (t) =>
      flow(t, ['D', input.steamT, 'steam'], ['h', input.steamEnthalpy, 'steamEnthalpy']).minus(
        takenOff(t, { returnT, returnEnthalpy, makeupT, makeupEnthalpy }),
      ),
    )
  return step(t, law, 'D × (h − h_20) / 1000', (t) => {
    const mass = t.given('D', labels.steam, input.steamT, 't')
    const enthalpy = t.given('h', labels.steamEnthalpy, input.steamEnthalpy, 'kJ/kg')
    return mass.times(enthalpy.minus(t.rule('h_20', labels.reference, law.referenceEnthalpy)))
  })
}

const steamThroughHeater = (t: Terms, law: HeatLaw, input: Way<'steamThroughHeater'>): Decimal =>
  step(t, law, 'D_d × (h − h_d) / 1000', (t) => {
    const mass = t.given('D_d', labels.drain, input.drainT, 't')
    const enthalpy = t.given('h', labels.steamEnthalpy, input.steamEnthalpy, 'kJ/kg')
    return mass.times(enthalpy.minus(t.given('h_d', labels.drainEnthalpy, input.drainEnthalpy, 'kJ/kg')))
  })

const waterThroughHeater = (t: Terms, law: HeatLaw, input: Way<'waterThroughHeater'>): Decimal =>
  step(t, law, '(D_s × h_s − D_r × h_r − D_m × h_m) / 1000 / η', (t) => {
    const sent = flow(t, ['D_s', input.supplyT, 'supply'], ['h_s', input.supplyEnthalpy, 'supplyEnthalpy'])
    const { heaterEfficiency } = input
    const efficiency = heaterEfficiency
      ? t.given('η', labels.efficiency, heaterEfficiency, '')
      : t.rule('η', labels.efficiency, law.heaterEfficiency)
    return sent.minus(takenOff(t, input)).div(efficiency)
  })

const hotWater = (t: Terms, law: HeatLaw, input: Way<'hotWater'>): Decimal =>
  step(t, law, 'D × (T − T_0) × c / 1000', (t) => {
    const mass = t.given('D', labels.hotWater, input.waterT, 't')
    const temperature = t.given('T', labels.temperature, input.temperatureC, '°C')
    const warmth = temperature.minus(t.rule('T_0', labels.referenceTemperature, law.referenceTemperature))
    return mass.times(warmth).times(t.rule('c', labels.specificHeat, law.specificHeat))
  })

/** Heat supplied, GJ. Source: verification guide, table 15. */
export const heatSupplied = (t: Terms, law: HeatLaw, input: HeatSupply): Decimal => {
  switch (input.way) {
    case 'steam':
      return steam(t, law, input)
    case 'steamThroughHeater':
      return steamThroughHeater(t, law, input)
    case 'waterThroughHeater':
      return waterThroughHeater(t, law, input)
    case 'hotWater':
      return hotWater(t, law, input)
  }
}
