import { calculated, calculator, explain, notCalculated, silent, z, zDecimalNotNegative, zYear } from '../kernel/index.ts'
import { biomassSharePct, boilerInput } from './biomass.ts'
import { heatLaw } from './fuel-law.ts'
import { heatSupplied, zHeatSupply } from './heat-supply.ts'
import { heatRatio, loadFactor } from './load.ts'
import { refusals } from './refusals.ts'
import { unitClassOf, unitKindNames } from './unit-class.ts'

/** Enough places of a share in per cent. */
const shownPlaces = 4

const rowsMax = 50

export const steamHeat = calculator({
  name: 'steam-heat',
  title: { zh: '供热量', en: 'Heat supplied' },
  summary: { zh: '蒸汽直供、经加热器间接供热或热水供热', en: 'Steam straight out, through a heater, or hot water' },
  input: z.object({ year: zYear, supply: zHeatSupply }),
  run: ({ year, supply }, rules) => {
    const { value, working } = explain((t) => heatSupplied(t, heatLaw(rules, year), supply))
    return calculated({ heatGj: value.toString() }, working)
  },
})

export const heatRatioCalculator = calculator({
  name: 'heat-ratio',
  title: { zh: '供热比', en: 'Heat ratio' },
  summary: {
    zh: '供热量占汽轮机总耗热量的比例，或按供热煤耗计算',
    en: 'Heat supplied over the heat of the turbine, or by the coal rate of heat',
  },
  input: z.discriminatedUnion('way', [
    z.object({ way: z.literal('metered'), heatGj: zDecimalNotNegative, turbineHeatGj: zDecimalNotNegative }),
    z.object({
      way: z.literal('coalRate'),
      heatGj: zDecimalNotNegative,
      coalRateTcePerGj: zDecimalNotNegative,
      standardCoalTce: zDecimalNotNegative,
    }),
  ]),
  run: (input) => {
    if ((input.way === 'metered' ? input.turbineHeatGj : input.standardCoalTce).isZero())
      return notCalculated(refusals.dividesByZero())
    const { value, working } = explain((t) => heatRatio(t, input))
    return calculated({ heatRatio: value.toString() }, working)
  },
})

export const loadFactorCalculator = calculator({
  name: 'load-factor',
  title: { zh: '负荷（出力）系数', en: 'Load factor' },
  summary: {
    zh: '发电量除以额定功率与运行小时数之积',
    en: 'Generation over rated power times running hours; several units together',
  },
  input: z.object({
    units: z
      .array(z.object({ generationMwh: zDecimalNotNegative, capacityMw: zDecimalNotNegative, hours: zDecimalNotNegative }))
      .min(1)
      .max(rowsMax),
  }),
  run: ({ units }) => {
    const { value, working } = explain((t) => loadFactor(t, units))
    return calculated({ loadFactor: value.toString() }, working)
  },
})

export const unitClassCalculator = calculator({
  name: 'unit-class',
  title: { zh: '机组类别', en: 'Unit class' },
  summary: { zh: '按燃料与额定功率划分四类基准线机组', en: 'The benchmark class by main fuel and rated power' },
  input: z.object({ year: zYear, kind: z.enum(unitKindNames), capacityMw: zDecimalNotNegative }),
  run: ({ year, kind, capacityMw }, rules) => {
    const unitClass = unitClassOf(rules, year, { kind, capacityMw })
    if (!unitClass) return notCalculated(refusals.unitOutsideClasses({ asked: kind }))
    const limit = rules.get('mrv/unit-class-capacity', { year })
    const { working } = explain((t) =>
      t.step(
        {
          symbol: 'P',
          label: { zh: '额定功率与界限之比', en: 'Rated power over the limit' },
          unit: '',
          formula: 'P / P_0',
          rule: limit,
        },
        (t) =>
          t
            .given('P', { zh: '发电机额定功率', en: 'Rated power of the generator' }, capacityMw, 'MW')
            .div(t.rule('P_0', { zh: '300MW等级界限', en: 'Limit of the 300 MW grade' }, limit)),
      ),
    )
    return calculated({ unitClass }, working)
  },
})

export const biomassShare = calculator({
  name: 'biomass-share',
  title: { zh: '生物质热量占比', en: 'Share of biomass' },
  summary: { zh: '锅炉输入热量中非化石部分的比例', en: 'What part of the heat put into the boiler is not fossil' },
  input: z.object({
    boilerHeatGj: zDecimalNotNegative,
    boilerEfficiency: zDecimalNotNegative,
    fossilHeatGj: zDecimalNotNegative,
  }),
  run: (input) => {
    if (input.boilerHeatGj.isZero() || input.boilerEfficiency.isZero()) return notCalculated(refusals.dividesByZero())
    const { value, working } = explain((t) => biomassSharePct(t, input))
    return calculated(
      { boilerInputGj: boilerInput(silent, input).toFixed(2), biomassSharePct: value.toFixed(shownPlaces) },
      working,
    )
  },
})
