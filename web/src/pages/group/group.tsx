import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Confidence, Label } from '../../api/types.ts'
import { signedTonnes, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { ConfidenceMark } from '../../parts/confidence-mark.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { PositionSheet } from '../home/home.tsx'
import { PlansSheet, PoolSheet } from '../home/plans-sheet.tsx'
import { plansOf } from '../home/plans.ts'
import { PlantsSheet } from '../home/plants-sheet.tsx'
import { hasPosition, usePosition, type Worked } from '../home/position.ts'

interface ForecastRow {
  readonly id: string
  readonly name: Label
  readonly months: number
  readonly emissions: Worked | null
  readonly allowance: Worked | null
  readonly net: number | null
  readonly confidence: Confidence | null
}

interface ForecastAnswer {
  readonly year: number
  readonly confirmed: boolean
  readonly rows: readonly ForecastRow[]
  readonly total: { readonly plants: number; readonly emissions: number; readonly allowance: number; readonly net: number }
}

/** A group and its plants on one page: the sentence, the plants, the pool at market, the year that is running. */
const GroupPage = () => {
  const { t, name } = useTexts()
  const { session, year } = useSession()
  const answer = usePosition(session, year)
  return (
    <>
      <PageHead
        trail={[t('menu.group'), t('nav.group')]}
        title={session ? name(session.organisation) : t('nav.group')}
        meta={t('home.title', { year })}
      />
      {!hasPosition(session) ? (
        <Sheet>
          <Empty>{t('group.none')}</Empty>
        </Sheet>
      ) : (
        <>
          <Answered answer={answer} rows={6}>
            {(group) => (
              <>
                <PositionSheet answer={group} />
                <PlantsSheet plants={group.plants} />
                <div className={plansOf(group.result).length > 0 ? 'cols even' : undefined}>
                  <PoolSheet answer={group} />
                  <PlansSheet answer={group} />
                </div>
              </>
            )}
          </Answered>
          <ForecastSheet />
        </>
      )}
    </>
  )
}

const forecastFigure = (figure: Worked | null) =>
  figure ? <Figure working={figure.working}>{tonnes(figure.value)}</Figure> : '–'

/** The running year carried forward from the months filed, against allowances by its own plan. */
const ForecastSheet = () => {
  const { t, say } = useTexts()
  const { market } = useSession()
  const year = Number(market?.businessDay.slice(0, 4))
  const answer = useView<ForecastAnswer>(views.forecast, { year })
  return (
    <Sheet title={t('group.forecast', { year })} note={t('group.forecastNote')}>
      <Answered
        answer={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty>{t('group.noForecast', { year })}</Empty>}
      >
        {({ rows, total, confirmed }) => (
          <>
            <DataTable
              label={t('group.forecast', { year })}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { key: 'name', head: t('word.emitter'), phone: 'heading', cell: (row) => say(row.name) },
                { key: 'months', head: t('group.months'), numeric: true, cell: (row) => row.months },
                { key: 'emissions', head: t('group.emissions'), numeric: true, cell: (row) => forecastFigure(row.emissions) },
                {
                  key: 'allowance',
                  head: t('group.allowance'),
                  numeric: true,
                  cell: (row) => (
                    <>
                      {forecastFigure(row.allowance)} {row.confidence && <ConfidenceMark confidence={row.confidence} />}
                    </>
                  ),
                },
                {
                  key: 'net',
                  head: t('home.net'),
                  numeric: true,
                  strong: true,
                  phone: 'first',
                  cell: (row) =>
                    row.net === null ? '–' : <span className={row.net < 0 ? 'bad' : 'ok'}>{signedTonnes(row.net)}</span>,
                },
              ]}
              sum={[
                t('word.total'),
                undefined,
                tonnes(total.emissions),
                tonnes(total.allowance),
                <span key="net" className={total.net < 0 ? 'bad' : 'ok'}>
                  {signedTonnes(total.net)}
                </span>,
              ]}
            />
            {!confirmed && <p className="note">{t('group.draft', { year })}</p>}
          </>
        )}
      </Answered>
    </Sheet>
  )
}

export default GroupPage
