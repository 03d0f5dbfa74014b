import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { percent, product, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { PageHead, Sheet, Tag } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import './finance.css'
import { NoticeBox } from './notice.tsx'
import { PledgeForm } from './pledge-form.tsx'
import { PledgeSheet } from './pledge-sheet.tsx'
import type { Pledge, PledgesAnswer } from './types.ts'

/** Waits for the reader's side: a proposal to answer, a release to grant. */
const waits = ({ state, nextSteps }: Pledge): boolean =>
  nextSteps.length > 0 && (state === 'proposed' || state === 'releaseRequested')

/** Pledges of units: the holder offers, the bank accepts, the units are frozen; the legal effect is said before either signs. */
const FinancePage = () => {
  const { t } = useTexts()
  const { session } = useSession()
  const answer = useView<PledgesAnswer>(views.pledges, {}, { every: 15_000 })
  const [chosen, setChosen] = useState<string>()
  const [proposing, setProposing] = useState(false)
  const pledges = answer.data?.pledges ?? []
  const open = pledges.find((pledge) => pledge.id === chosen) ?? pledges.find(waits) ?? pledges[0]
  const mayPropose = session?.roles.some((role) => role === 'representative' || role === 'projectOwner') ?? false
  return (
    <>
      <PageHead
        trail={[t('menu.finance'), t('nav.finance')]}
        title={t('finance.title')}
        meta={t('finance.meta')}
        actions={
          mayPropose && (
            <button type="button" className="btn p" aria-expanded={proposing} onClick={() => setProposing(!proposing)}>
              {t('finance.propose')}
            </button>
          )
        }
      />
      {proposing && answer.data && <PledgeForm notice={answer.data.notice} />}
      <div className={open ? 'cols aside-400' : undefined}>
        <div>
          <Sheet title={t('finance.pledges')} note={t('surrender.unitNote')}>
            <Answered answer={answer} isEmpty={(value) => value.pledges.length === 0} empty={<Empty>{t('finance.none')}</Empty>}>
              {(value) => <Pledges rows={value.pledges} chosen={open?.id} onChoose={setChosen} />}
            </Answered>
          </Sheet>
          {answer.data && !proposing && (
            <Sheet label={t('finance.notice')} padded>
              <NoticeBox notice={answer.data.notice} />
            </Sheet>
          )}
        </div>
        {open && answer.data && (
          <aside>
            <PledgeSheet key={`${open.id}/${open.state}`} pledge={open} notice={answer.data.notice} />
          </aside>
        )}
      </div>
    </>
  )
}

const columnsOf = ({ t, say }: Texts, onChoose: (id: string) => void): Column<Pledge>[] => [
  {
    key: 'id',
    head: t('word.number'),
    phone: 'heading',
    cell: (pledge) => (
      <button type="button" className="lnk mono" onClick={() => onChoose(pledge.id)}>
        {pledge.certificate ?? pledge.id}
      </button>
    ),
  },
  {
    key: 'sides',
    head: t('finance.sides'),
    phone: 'wide',
    cell: (pledge) => (
      <span>
        {say(pledge.pledgor)} → {say(pledge.pledgee)}
      </span>
    ),
  },
  { key: 'product', head: t('word.product'), cell: (pledge) => product(pledge.product) },
  { key: 'tonnes', head: t('word.quantity'), numeric: true, strong: true, cell: (pledge) => tonnes(pledge.tonnes) },
  {
    key: 'ratio',
    head: t('finance.ratio'),
    numeric: true,
    cell: ({ valuation }) =>
      valuation ? (
        <Figure working={valuation.loanToValueWorking}>
          <span className={valuation.alert ? 'bad' : undefined}>{percent(valuation.loanToValue)}</span>
        </Figure>
      ) : (
        '–'
      ),
  },
  { key: 'until', head: t('finance.until'), cell: (pledge) => <Day value={pledge.until} style="plain" /> },
  { key: 'status', head: t('word.status'), cell: (pledge) => <Tag kind={pledge.status.kind}>{say(pledge.status.text)}</Tag> },
]

interface PledgesProps {
  readonly rows: readonly Pledge[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

const Pledges = ({ rows, chosen, onChoose }: PledgesProps) => {
  const texts = useTexts()
  return (
    <DataTable
      label={texts.t('finance.pledges')}
      rows={rows}
      rowKey={(pledge) => pledge.id}
      rowClass={(pledge) => (pledge.id === chosen ? 'on' : undefined)}
      columns={columnsOf(texts, onChoose)}
    />
  )
}

export default FinancePage
