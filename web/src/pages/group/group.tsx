import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Figured, Label } from '../../api/types.ts'
import { product, tonnes, yuan } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { PositionSentence, type Position } from '../../parts/position-sentence.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { NetFigure, PlantsSheet, type PlantPosition } from '../home/home-view.tsx'

export interface GroupAnswer {
  readonly name: Label
  readonly position: Omit<Position, 'who' | 'year'>
  readonly plants: readonly PlantPosition[]
  readonly pool: readonly {
    readonly product: string
    readonly tonnes: number
    readonly close: number | null
    readonly value: Figured | null
  }[]
  readonly forecast: readonly {
    readonly year: number
    readonly emissions: Figured
    readonly allowance: Figured
    readonly net: Figured
  }[]
}

const forecastColumns = ({ t }: Texts): Column<GroupAnswer['forecast'][number]>[] => [
  { key: 'year', head: t('word.year'), phone: 'heading', cell: (row) => row.year },
  {
    key: 'emissions',
    head: t('group.emissions'),
    numeric: true,
    cell: (row) => <Figure working={row.emissions.working}>{tonnes(row.emissions.value)}</Figure>,
  },
  {
    key: 'allowance',
    head: t('group.allowance'),
    numeric: true,
    cell: (row) => <Figure working={row.allowance.working}>{tonnes(row.allowance.value)}</Figure>,
  },
  { key: 'net', head: t('home.net'), numeric: true, strong: true, cell: (row) => <NetFigure net={row.net} /> },
]

const poolColumns = ({ t }: Texts): Column<GroupAnswer['pool'][number]>[] => [
  { key: 'product', head: t('word.product'), phone: 'heading', cell: (row) => <b>{product(row.product)}</b> },
  { key: 'tonnes', head: t('book.tonnes'), numeric: true, cell: (row) => tonnes(row.tonnes) },
  {
    key: 'close',
    head: t('market.close'),
    numeric: true,
    cell: (row) => (row.close === null ? '–' : yuan(row.close)),
  },
  {
    key: 'value',
    head: t('account.value'),
    numeric: true,
    strong: true,
    cell: (row) => (row.value ? <Figure working={row.value.working}>{yuan(row.value.value)}</Figure> : '–'),
  },
]

/** A group and its plants on one page: the sentence, the plants, the pool at market, the years to come. */
const GroupPage = () => {
  const texts = useTexts()
  const { t, say, name } = texts
  const { session, year } = useSession()
  const answer = useView<GroupAnswer>(views.group, { year })
  return (
    <>
      <PageHead
        trail={[t('menu.group'), t('nav.group')]}
        title={session ? name(session.organisation) : t('nav.group')}
        meta={t('home.title', { year })}
      />
      <Answered answer={answer}>
        {(group) => (
          <>
            <Sheet label={t('home.position')}>
              <PositionSentence position={{ ...group.position, who: say(group.name), year }} />
            </Sheet>
            <PlantsSheet plants={group.plants} />
            <div className="cols even">
              <Sheet title={t('group.pool')} note={t('group.poolNote')}>
                <DataTable label={t('group.pool')} rows={group.pool} rowKey={(row) => row.product} columns={poolColumns(texts)} />
              </Sheet>
              <Sheet title={t('group.forecast')} note={t('group.forecastNote')}>
                <DataTable
                  label={t('group.forecast')}
                  rows={group.forecast}
                  rowKey={(row) => String(row.year)}
                  columns={forecastColumns(texts)}
                />
              </Sheet>
            </div>
          </>
        )}
      </Answered>
    </>
  )
}

export default GroupPage
