import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Figured, Label } from '../../api/types.ts'
import { quantity, signedTonnes, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { PageHead, Sheet, Tag, Unit, type TagKind } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { WorkingDock } from '../../parts/working/context.tsx'
import { useSession } from '../../shell/session.tsx'

export interface AllocationAnswer {
  readonly emitter: Label
  readonly pre: Figured | null
  readonly final: Figured | null
  readonly trueUp: Figured | null
  readonly units: readonly {
    readonly id: string
    readonly name: Label
    readonly unitClass: string
    readonly generation: string
    readonly benchmark: string
    readonly power: Figured
    readonly heat: Figured
    readonly total: Figured
  }[]
  readonly steps: readonly {
    readonly id: string
    readonly day: string
    readonly name: Label
    readonly tonnes: number
    readonly status: { readonly kind: TagKind; readonly text: Label }
  }[]
}

/** Pre-allocation, final allocation and the true-up between them, each with the tree it came from. */
const AllocationPage = () => {
  const { t, say } = useTexts()
  const { year } = useSession()
  const answer = useView<AllocationAnswer>(views.allocation, { year })
  return (
    <>
      <PageHead
        trail={[t('menu.assets'), t('nav.allocation')]}
        title={t('allocation.title', { year })}
        meta={answer.data && say(answer.data.emitter)}
      />
      {answer.data ? (
        <AllocationView answer={answer.data} />
      ) : (
        <Sheet>
          <Answered answer={answer}>{() => null}</Answered>
        </Sheet>
      )}
    </>
  )
}

const Headline = ({
  name,
  figured,
  signed,
}: {
  readonly name: string
  readonly figured: Figured | null
  readonly signed?: boolean
}) => {
  const { t } = useTexts()
  return (
    <div>
      <p className="sm dim">{name}</p>
      <p className="big">
        {figured ? (
          <Figure working={figured.working}>{signed ? signedTonnes(figured.value) : tonnes(figured.value)}</Figure>
        ) : (
          '–'
        )}
        <Unit>{t('unit.tonnes')}</Unit>
      </p>
    </div>
  )
}

const stepColumns = ({ t, say }: Texts): Column<AllocationAnswer['steps'][number]>[] => [
  { key: 'day', head: t('word.day'), phone: 'heading', cell: (step) => <Day value={step.day} style="plain" /> },
  { key: 'name', head: t('account.business'), phone: 'wide', cell: (step) => say(step.name) },
  { key: 'tonnes', head: t('book.tonnes'), numeric: true, cell: (step) => signedTonnes(step.tonnes) },
  {
    key: 'status',
    head: t('word.status'),
    cell: (step) => <Tag kind={step.status.kind}>{say(step.status.text)}</Tag>,
  },
]

const figure = (figured: Figured) => <Figure working={figured.working}>{tonnes(figured.value)}</Figure>

const unitColumns = ({ t, say }: Texts): Column<AllocationAnswer['units'][number]>[] => [
  { key: 'unit', head: t('word.unit'), phone: 'heading', cell: (unit) => say(unit.name) },
  { key: 'class', head: t('allocation.class'), cell: (unit) => unit.unitClass },
  {
    key: 'generation',
    head: t('allocation.generation'),
    numeric: true,
    cell: (unit) => quantity(unit.generation, 'MWh'),
  },
  {
    key: 'benchmark',
    head: t('allocation.benchmark'),
    numeric: true,
    cell: (unit) => quantity(unit.benchmark, 'tCO2/MWh'),
  },
  { key: 'power', head: t('allocation.power'), numeric: true, cell: (unit) => figure(unit.power) },
  { key: 'heat', head: t('allocation.heat'), numeric: true, cell: (unit) => figure(unit.heat) },
  {
    key: 'total',
    head: t('word.total'),
    numeric: true,
    strong: true,
    phone: 'first',
    cell: (unit) => figure(unit.total),
  },
]

export const AllocationView = ({ answer }: { readonly answer: AllocationAnswer }) => {
  const texts = useTexts()
  const { t } = texts
  const sum = (pick: (unit: AllocationAnswer['units'][number]) => Figured): string =>
    tonnes(answer.units.reduce((total, unit) => total + Number(pick(unit).value), 0))
  return (
    <>
      <Sheet label={t('nav.allocation')}>
        <div className="in" style={{ display: 'flex', gap: '8px 48px', flexWrap: 'wrap' }}>
          <Headline name={t('allocation.final')} figured={answer.final} />
          <Headline name={t('allocation.pre')} figured={answer.pre} />
          <Headline name={t('allocation.trueUp')} figured={answer.trueUp} signed />
        </div>
        <WorkingDock />
      </Sheet>
      <Sheet title={t('allocation.units')} note={t('allocation.unitsNote')}>
        <DataTable
          label={t('allocation.units')}
          rows={answer.units}
          rowKey={(unit) => unit.id}
          columns={unitColumns(texts)}
          sum={[
            t('word.total'),
            undefined,
            undefined,
            undefined,
            sum((unit) => unit.power),
            sum((unit) => unit.heat),
            sum((unit) => unit.total),
          ]}
        />
      </Sheet>
      <Sheet title={t('allocation.steps')}>
        {answer.steps.length === 0 ? (
          <Empty>{t('allocation.none')}</Empty>
        ) : (
          <DataTable label={t('allocation.steps')} rows={answer.steps} rowKey={(step) => step.id} columns={stepColumns(texts)} />
        )}
      </Sheet>
    </>
  )
}

export default AllocationPage
