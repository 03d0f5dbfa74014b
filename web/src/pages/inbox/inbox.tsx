import { useSearchParams } from 'react-router'
import { useInbox } from '../../api/hooks.ts'
import type { InboxRow } from '../../api/types.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { TasksSheet } from '../home/tasks-sheet.tsx'
import { useTasks } from '../home/use-tasks.ts'
import { describe, nameAmong, type NameOf } from './describe.ts'
import { ProposalSheet, ProposalStatus } from './proposal-sheet.tsx'

const columns = (texts: Texts, nameOf: NameOf, open: (id: string) => void): Column<InboxRow>[] => [
  {
    key: 'title',
    head: texts.t('word.task'),
    phone: 'heading',
    cell: (row) => (
      <button type="button" className="lnk" onClick={() => open(row.id)}>
        {describe(texts, row, nameOf)}
      </button>
    ),
  },
  {
    key: 'by',
    head: texts.t('inbox.proposedBy'),
    phone: 'wide',
    cell: (row) => (texts.language === 'zh' ? row.proposedByZh : row.proposedByEn) ?? row.proposedBy,
  },
  { key: 'on', head: texts.t('inbox.proposedOn'), phone: 'wide', cell: (row) => <Day value={row.proposedOn} style="plain" /> },
  { key: 'status', head: texts.t('word.status'), phone: 'wide', cell: (row) => <ProposalStatus status={row.status} /> },
]

/** Proposals of others that wait for my confirmation, what is decided, and my own tasks that are due. */
const InboxPage = () => {
  const texts = useTexts()
  const { t } = texts
  const { session } = useSession()
  const [query, setQuery] = useSearchParams()
  const answer = useInbox(session !== undefined)
  const { tasks, pending } = useTasks()
  const rows = answer.data?.rows ?? []
  const forMe = rows.filter(({ mayConfirm }) => mayConfirm)
  const waiting = rows.filter(({ mayConfirm, status }) => !mayConfirm && status === 'waiting')
  const decided = rows.filter(({ status }) => status !== 'waiting')
  const open = rows.find(({ id }) => id === query.get('task')) ?? forMe[0] ?? waiting[0]
  const show = (id: string) => setQuery({ task: id })
  const list = (title: string, some: readonly InboxRow[]) => (
    <DataTable
      label={title}
      rows={some}
      rowKey={(row) => row.id}
      rowClass={(row) => (row.id === open?.id ? 'on' : undefined)}
      columns={columns(texts, nameAmong(texts, answer.data?.names), show)}
    />
  )
  return (
    <>
      <PageHead trail={[t('menu.mine'), t('nav.inbox')]} title={t('nav.inbox')} meta={t('inbox.meta')} />
      <div className={open ? 'cols aside-400' : undefined}>
        <div>
          <Sheet title={t('inbox.proposals')}>
            <Answered answer={answer} isEmpty={() => forMe.length === 0} empty={<Empty>{t('inbox.noProposals')}</Empty>}>
              {() => list(t('inbox.proposals'), forMe)}
            </Answered>
          </Sheet>
          {waiting.length > 0 && <Sheet title={t('inbox.mine')}>{list(t('inbox.mine'), waiting)}</Sheet>}
          <TasksSheet tasks={tasks.filter((task) => !task.to.startsWith('/inbox'))} pending={pending} />
          {decided.length > 0 && <Sheet title={t('inbox.decided')}>{list(t('inbox.decided'), decided)}</Sheet>}
        </div>
        {open && <ProposalSheet key={open.id} proposal={open} onAct={() => show(open.id)} />}
      </div>
    </>
  )
}

export default InboxPage
