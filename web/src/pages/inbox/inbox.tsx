import { useSearchParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { TasksSheet, type Task } from '../home/home-view.tsx'
import { ProposalSheet, type Proposal } from './proposal-sheet.tsx'

export interface InboxAnswer {
  readonly proposals: readonly Proposal[]
  readonly tasks: readonly Task[]
}

/** Proposals of others that wait for my confirmation, and my own tasks that are due. */
const InboxPage = () => {
  const { t, say } = useTexts()
  const [query, setQuery] = useSearchParams()
  const answer = useView<InboxAnswer>(views.inbox, {}, { every: 15_000 })
  const proposals = answer.data?.proposals ?? []
  const open = proposals.find((proposal) => proposal.id === query.get('task')) ?? proposals[0]
  return (
    <>
      <PageHead trail={[t('menu.mine'), t('nav.inbox')]} title={t('nav.inbox')} meta={t('inbox.meta')} />
      <div className={open ? 'cols aside-400' : undefined}>
        <div>
          <Sheet title={t('inbox.proposals')}>
            <Answered
              answer={answer}
              isEmpty={(value) => value.proposals.length === 0}
              empty={<Empty>{t('inbox.noProposals')}</Empty>}
            >
              {(value) => (
                <table className="stack" aria-label={t('inbox.proposals')}>
                  <tbody>
                    {value.proposals.map((proposal) => (
                      <tr key={proposal.id} className={proposal.id === open?.id ? 'on' : undefined}>
                        <td className="hd">
                          <button type="button" className="lnk" onClick={() => setQuery({ task: proposal.id })}>
                            {say(proposal.title)}
                          </button>
                        </td>
                        <td className="mono" data-l={t('word.number')}>
                          {proposal.id}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Answered>
          </Sheet>
          {answer.data && <TasksSheet tasks={answer.data.tasks} />}
        </div>
        {open && <ProposalSheet key={open.id} proposal={open} />}
      </div>
    </>
  )
}

export default InboxPage
