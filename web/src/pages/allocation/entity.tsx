import { useQuery } from '@tanstack/react-query'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Organisation, Working } from '../../api/types.ts'
import { fixed, nothing, signedTonnes, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { Figure } from '../../parts/figure.tsx'
import { Sheet, Unit } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { WorkingDock } from '../../parts/working/context.tsx'
import type { Catalogue, UnitNamed } from '../data/types.ts'
import { FinalUnits, PreUnits } from './units.tsx'
import { treeOf, unitTrees, type Step } from './trees.ts'
import type { EntityAllocation } from './types.ts'

export interface EntitySheetsProps {
  readonly plant: Organisation
  readonly year: number
}

/** The tree is read with the page: the units' own parts stand in it. */
const useTree = (plant: string, year: number, step: Step, enabled: boolean): Working | undefined =>
  useQuery({
    queryKey: [views.allocationWorking, plant, year, step],
    queryFn: async () => (await treeOf(plant, year, step)) ?? null,
    enabled,
  }).data ?? undefined

export const EntitySheets = ({ plant, year }: EntitySheetsProps) => {
  const { t, name } = useTexts()
  const params = { organisation: plant.id, year }
  const answer = useView<{ allocation: EntityAllocation | null }>(views.allocationEntity, params)
  const units = useView<{ organisation: string; units: UnitNamed[] }>(views.units, { organisation: plant.id })
  const catalogue = useView<Catalogue>(views.catalogue)
  const found = answer.data?.allocation
  const pre = useTree(plant.id, year, 'pre', found !== undefined && found?.preAmount !== null)
  const final = useTree(plant.id, year, 'final', found !== undefined && found?.amount !== null)
  if (!found || !catalogue.data || !units.data)
    return (
      <Sheet title={name(plant)}>
        <Answered
          answer={answer}
          isEmpty={(value) => value.allocation === null}
          empty={<Empty>{t('allocation.none', { year })}</Empty>}
        >
          {() => null}
        </Answered>
      </Sheet>
    )
  const unitName = (id: string): string => units.data?.units.find((unit) => unit.id === id)?.name ?? id
  return (
    <>
      <Sheet label={t('nav.allocation')}>
        <Headlines found={found} pre={pre} final={final} />
        <WorkingDock />
      </Sheet>
      <div className="cols aside">
        <div>
          {found.finalUnits && (
            <FinalUnits found={found} trees={unitTrees(final, 'final')} unitName={unitName} catalogue={catalogue.data} />
          )}
          {found.preUnits && <PreUnits found={found} trees={unitTrees(pre, 'pre')} unitName={unitName} />}
        </div>
        <TrueUp found={found} />
      </div>
    </>
  )
}

interface HeadlinesProps {
  readonly found: EntityAllocation
  readonly pre: Working | undefined
  readonly final: Working | undefined
}

const Headlines = ({ found, pre, final }: HeadlinesProps) => {
  const { t } = useTexts()
  const trueUp = found.amount === null ? null : (found.toIssue ?? 0) - (found.toRecall ?? 0)
  const items = [
    { name: t('allocation.final'), value: found.amount, working: final, on: found.determinedOn },
    { name: t('allocation.pre'), value: found.preAmount, working: pre, on: found.preOn },
  ]
  return (
    <div className="in headlines">
      {items.map((item) => (
        <div key={item.name}>
          <p className="sm dim">
            {item.name} {item.on && <Day value={item.on} style="plain" />}
          </p>
          <p className="big">
            {item.value === null ? (
              <span className="dim">{nothing}</span>
            ) : (
              <Figure working={item.working} title={item.name}>
                {tonnes(item.value)}
              </Figure>
            )}
            <Unit>{t('unit.tonnes')}</Unit>
          </p>
        </div>
      ))}
      <div>
        <p className="sm dim">{t('allocation.trueUp')}</p>
        <p className="big">
          {trueUp === null ? <span className="dim">{nothing}</span> : signedTonnes(trueUp)}
          <Unit>{t('unit.tonnes')}</Unit>
        </p>
      </div>
    </div>
  )
}

/** From the units to what is issued or taken back: every line, so that the figures above can be added up by hand. */
const TrueUp = ({ found }: { readonly found: EntityAllocation }) => {
  const { t } = useTexts()
  const lines: readonly (readonly [string, number | null, ('sum' | 'plus')?])[] = [
    [t('allocation.unitsTotal'), found.unitsTotal],
    [t('allocation.gasTopUp'), found.gasTopUp, 'plus'],
    [t('allocation.capTopUp'), found.capTopUp, 'plus'],
    [t('allocation.final'), found.amount, 'sum'],
    [t('allocation.lessPre'), found.preAmount === null ? null : -found.preAmount, 'plus'],
    [t('allocation.lessDeduction'), found.deductionLeft === null ? null : -(found.deductionDue - found.deductionLeft), 'plus'],
  ]
  if (found.amount === null)
    return (
      <Sheet title={t('allocation.trueUp')} padded>
        <p className="md dim">{t('allocation.waitsForDetermination')}</p>
        {found.deductionDue > 0 && (
          <dl className="kv">
            <dt>{t('allocation.preIssued')}</dt>
            <dd className="num">{tonnes(found.preIssued ?? 0)}</dd>
          </dl>
        )}
      </Sheet>
    )
  return (
    <Sheet title={t('allocation.trueUp')} note={t('allocation.unitsNote')}>
      <table aria-label={t('allocation.trueUp')}>
        <tbody>
          {lines.map(([text, value, kind]) => (
            <tr key={text} className={kind === 'sum' ? 'sum' : undefined}>
              <td>{text}</td>
              <td className="num">{value === null ? nothing : kind === 'plus' ? signedTonnes(value) : tonnes(value)}</td>
            </tr>
          ))}
          <tr className="sum">
            <td>{t((found.toRecall ?? 0) > 0 ? 'allocation.toRecall' : 'allocation.toIssue')}</td>
            <td className="num">{tonnes((found.toRecall ?? 0) > 0 ? (found.toRecall ?? 0) : (found.toIssue ?? 0))}</td>
          </tr>
        </tbody>
      </table>
      <dl className="kv in">
        <dt>{t('allocation.emissions')}</dt>
        <dd className="num">{found.emissions === null ? nothing : tonnes(found.emissions)}</dd>
        <dt>{t('word.obligation')}</dt>
        <dd className="num">{found.obligation === null ? nothing : tonnes(found.obligation)}</dd>
        <dt>{t('allocation.gapRate')}</dt>
        <dd className="num">{found.gapRatePct === null ? nothing : `${fixed(found.gapRatePct, 2)}%`}</dd>
      </dl>
    </Sheet>
  )
}
