import { useState } from 'react'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import { monthName } from '../../format/day.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, ErrorState } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { DataView, type MonthGridAnswer } from './data-view.tsx'
import { useDrafts } from './use-drafts.ts'

/** Monthly data of one unit of a plant, in the year after the one being surrendered for. */
const DataPage = () => {
  const { t, say, language } = useTexts()
  const { session } = useSession()
  const year = Number(session?.market.businessDay.slice(0, 4))
  const [unit, setUnit] = useState<string>()
  const answer = useView<MonthGridAnswer>(views.monthGrid, { year, unit })
  const file = useCommand<{ unit: string; year: number; month: number }>(commands.fileMonth)
  const data = answer.data
  return (
    <>
      <PageHead
        trail={[t('menu.emissions'), t('nav.data')]}
        title={t('data.title', { year })}
        meta={
          data && (
            <>
              {say(data.plant)}
              {data.due && (
                <>
                  {t('list.comma')}
                  {t('data.dueBy', { month: monthName(data.currentMonth, language) })} <Day value={data.due} />
                  {data.daysLeft !== null && `${t('list.comma')}${t('data.daysLeft', { days: data.daysLeft })}`}
                </>
              )}
            </>
          )
        }
        actions={
          data && (
            <button
              type="button"
              className="btn p"
              disabled={file.running}
              onClick={() => void file.run({ unit: data.unit, year, month: data.currentMonth })}
            >
              {t('data.file', { month: monthName(data.currentMonth, language) })}
            </button>
          )
        }
      />
      <OutcomeNote outcome={file.outcome} />
      {file.failure && <ErrorState failure={file.failure} posted="unknown" />}
      {data ? (
        <WithDrafts key={data.unit} answer={data} onUnit={setUnit} />
      ) : (
        <Sheet title={t('data.twelve')}>
          <Answered answer={answer}>{() => null}</Answered>
        </Sheet>
      )}
    </>
  )
}

const WithDrafts = ({ answer, onUnit }: { readonly answer: MonthGridAnswer; readonly onUnit: (unit: string) => void }) => {
  const drafts = useDrafts(answer.unit, answer.year)
  return (
    <DataView
      answer={{ ...answer, rows: drafts.over(answer.rows) }}
      saved={drafts.saved}
      onUnit={onUnit}
      onChange={drafts.change}
      note={<OutcomeNote outcome={drafts.command.outcome?.kind === 'done' ? undefined : drafts.command.outcome} />}
    />
  )
}

export default DataPage
