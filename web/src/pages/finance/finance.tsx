import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Label } from '../../api/types.ts'
import { product, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { PageHead, Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { ProposalSheet, type Proposal } from '../inbox/proposal-sheet.tsx'

export interface PledgesAnswer {
  readonly pledges: readonly {
    readonly id: string
    readonly pledgor: Label
    readonly pledgee: Label
    readonly product: string
    readonly tonnes: number
    readonly registeredOn: string | null
    readonly status: { readonly kind: TagKind; readonly text: Label }
    /** Both parties confirm; the step that waits is shown with who may act. */
    readonly proposal: Proposal | null
  }[]
  readonly notice: Label
}

/** Pledges of allowances: both parties confirm, the units are frozen, the legal effect is said. */
const FinancePage = () => {
  const { t, say } = useTexts()
  const answer = useView<PledgesAnswer>(views.pledges)
  const [chosen, setChosen] = useState<string>()
  const pledges = answer.data?.pledges ?? []
  const open = (pledges.find((pledge) => pledge.id === chosen) ?? pledges.find((pledge) => pledge.proposal))?.proposal
  return (
    <>
      <PageHead
        trail={[t('menu.finance'), t('nav.finance')]}
        title={t('finance.title')}
        meta={answer.data && say(answer.data.notice)}
      />
      <div className={open ? 'cols aside-400' : undefined}>
        <Sheet title={t('finance.pledges')}>
          <Answered answer={answer} isEmpty={(value) => value.pledges.length === 0} empty={<Empty>{t('finance.none')}</Empty>}>
            {(value) => (
              <DataTable
                label={t('finance.pledges')}
                rows={value.pledges}
                rowKey={(pledge) => pledge.id}
                rowClass={(pledge) => (pledge.proposal && pledge.proposal === open ? 'on' : undefined)}
                columns={[
                  {
                    key: 'id',
                    head: t('word.number'),
                    phone: 'heading',
                    cell: (pledge) => (
                      <button type="button" className="lnk mono" onClick={() => setChosen(pledge.id)}>
                        {pledge.id}
                      </button>
                    ),
                  },
                  { key: 'pledgor', head: t('finance.pledgor'), phone: 'wide', cell: (pledge) => say(pledge.pledgor) },
                  { key: 'pledgee', head: t('finance.pledgee'), phone: 'wide', cell: (pledge) => say(pledge.pledgee) },
                  { key: 'product', head: t('word.product'), cell: (pledge) => product(pledge.product) },
                  { key: 'tonnes', head: t('book.tonnes'), numeric: true, strong: true, cell: (pledge) => tonnes(pledge.tonnes) },
                  {
                    key: 'day',
                    head: t('finance.registeredOn'),
                    cell: (pledge) => <Day value={pledge.registeredOn} style="plain" />,
                  },
                  {
                    key: 'status',
                    head: t('word.status'),
                    cell: (pledge) => <Tag kind={pledge.status.kind}>{say(pledge.status.text)}</Tag>,
                  },
                ]}
              />
            )}
          </Answered>
        </Sheet>
        {open && <ProposalSheet key={open.id} proposal={open} />}
      </div>
    </>
  )
}

export default FinancePage
