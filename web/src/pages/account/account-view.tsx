import { Link } from 'react-router'
import type { Figured, Label } from '../../api/types.ts'
import { product, signedTonnes, tonnes, yuan } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Instant } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { HoldingsBar } from '../../parts/holdings-bar.tsx'
import { Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { ProposalSheet, type Proposal } from '../inbox/proposal-sheet.tsx'

export interface Holding {
  readonly product: string
  readonly note?: Label
  readonly held: Figured
  readonly free: number
  readonly trading: number
  readonly pledged: number
  readonly frozen: number
  /** Held for proposals that wait for a second person. */
  readonly waiting: number
  /** Fen at the last close. */
  readonly value: number | null
  readonly usable: Label
}

export interface StatementLine {
  readonly id: string
  readonly at: string
  readonly kind: Label
  readonly by: Label
  readonly product: string
  readonly change: number
  readonly status: { readonly kind: TagKind; readonly text: Label }
}

export interface SerialBlock {
  readonly first: string
  readonly last: string
  readonly tonnes: number
  readonly product: string
  readonly state: { readonly kind: TagKind; readonly text: Label }
}

export interface AccountAnswer {
  readonly number: string
  readonly holder: Label
  readonly description: Label
  readonly year: number
  readonly holdings: readonly Holding[]
  readonly valuation: Label | null
  readonly gap: Figured | null
  readonly statement: readonly StatementLine[]
  readonly blocks: readonly SerialBlock[]
  readonly proposal: Proposal | null
}

const isCredit = (holding: Holding): boolean => holding.product === 'CCER'

export const AccountView = ({ answer }: { readonly answer: AccountAnswer }) => {
  const { t, say } = useTexts()
  return (
    <>
      <HoldingsSheet answer={answer} />
      <div className={answer.proposal ? 'cols aside-400' : undefined}>
        <div>
          <Sheet title={t('account.statement')}>
            {answer.statement.length === 0 ? <Empty>{t('account.noStatement')}</Empty> : <Statement lines={answer.statement} />}
          </Sheet>
          {answer.blocks.length > 0 && (
            <Sheet title={t('account.blocks')} note={t('account.blocksNote')}>
              <DataTable
                label={t('account.blocks')}
                rows={answer.blocks}
                rowKey={(block) => block.first}
                columns={[
                  { key: 'first', head: t('account.first'), mono: true, phone: 'heading', cell: (block) => block.first },
                  { key: 'last', head: t('account.last'), mono: true, cell: (block) => block.last },
                  { key: 'tonnes', head: t('book.tonnes'), numeric: true, cell: (block) => tonnes(block.tonnes) },
                  { key: 'product', head: t('word.product'), cell: (block) => product(block.product) },
                  { key: 'state', head: t('word.status'), cell: (block) => <Tag kind={block.state.kind}>{say(block.state.text)}</Tag> },
                ]}
              />
            </Sheet>
          )}
        </div>
        {answer.proposal && <ProposalSheet proposal={answer.proposal} />}
      </div>
    </>
  )
}

const HoldingsSheet = ({ answer }: { readonly answer: AccountAnswer }) => {
  const { t, say } = useTexts()
  const allowances = answer.holdings.filter((holding) => !isCredit(holding))
  const sum = (pick: (holding: Holding) => number | string): number => allowances.reduce((total, holding) => total + Number(pick(holding)), 0)
  const row = (holding: Holding) => [tonnes(holding.free), tonnes(holding.trading), tonnes(holding.pledged), tonnes(holding.frozen), tonnes(holding.waiting)]
  return (
    <Sheet title={t('account.holdings')} note={t('account.holdingsNote')}>
      <div className="in">
        <HoldingsBar
          label={t('account.allowances')}
          parts={[
            { kind: 'free', tonnes: sum((holding) => holding.free) },
            { kind: 'pledged', tonnes: sum((holding) => holding.pledged) },
            { kind: 'trading', tonnes: sum((holding) => holding.trading) },
            { kind: 'frozen', tonnes: sum((holding) => holding.frozen) },
            { kind: 'held', tonnes: sum((holding) => holding.waiting) },
          ]}
        />
      </div>
      <table className="stack" aria-label={t('account.holdings')}>
        <thead>
          <tr>
            {[t('word.product'), t('word.held'), t('holding.free'), t('holding.trading'), t('holding.pledged'), t('holding.frozen'), t('holding.held'), t('account.value')].map((head, index) => (
              <th key={head} scope="col" className={index > 0 ? 'num' : undefined}>{head}</th>
            ))}
            <th scope="col">{t('account.usable', { year: answer.year })}</th>
          </tr>
        </thead>
        <tbody>
          {allowances.map((holding) => <HoldingRow key={holding.product} holding={holding} cells={row(holding)} year={answer.year} />)}
          {allowances.length > 1 && (
            <tr className="sum">
              <td className="hd">{t('account.allowanceTotal')}</td>
              <td className="num" data-l={t('word.held')}>{tonnes(sum((holding) => holding.held.value))}</td>
              <td className="num" data-l={t('holding.free')}>{tonnes(sum((holding) => holding.free))}</td>
              <td className="num" data-l={t('holding.trading')}>{tonnes(sum((holding) => holding.trading))}</td>
              <td className="num" data-l={t('holding.pledged')}>{tonnes(sum((holding) => holding.pledged))}</td>
              <td className="num" data-l={t('holding.frozen')}>{tonnes(sum((holding) => holding.frozen))}</td>
              <td className="num" data-l={t('holding.held')}>{tonnes(sum((holding) => holding.waiting))}</td>
              <td className="num" data-l={t('account.value')}>{allowances.some((holding) => holding.value === null) ? '–' : yuan(sum((holding) => holding.value ?? 0))}</td>
              <td className="mhide" />
            </tr>
          )}
          {answer.holdings.filter(isCredit).map((holding) => <HoldingRow key={holding.product} holding={holding} cells={row(holding)} year={answer.year} />)}
        </tbody>
      </table>
      {(answer.valuation ?? answer.gap) && (
        <div className="note">
          {answer.valuation && say(answer.valuation)}{' '}
          {answer.gap && (
            <>
              {t('account.gap')} <Figure working={answer.gap.working} className="b bad">{tonnes(answer.gap.value)}</Figure> {t('unit.tonnes')}
            </>
          )}
        </div>
      )}
    </Sheet>
  )
}

const HoldingRow = ({ holding, cells, year }: { readonly holding: Holding; readonly cells: readonly string[]; readonly year: number }) => {
  const { t, say } = useTexts()
  const heads = [t('holding.free'), t('holding.trading'), t('holding.pledged'), t('holding.frozen'), t('holding.held')]
  return (
    <tr>
      <td className="hd">
        <b>{product(holding.product)}</b> {holding.note && <span className="dim2 sm">{say(holding.note)}</span>}
      </td>
      <td className="num" data-l={t('word.held')}><Figure working={holding.held.working}>{tonnes(holding.held.value)}</Figure></td>
      {cells.map((cell, index) => <td key={index} className={index === 0 ? 'num b' : 'num'} data-l={heads[index]}>{cell}</td>)}
      <td className="num" data-l={t('account.value')}>{holding.value === null ? '–' : yuan(holding.value)}</td>
      <td className="w2" data-l={t('account.usable', { year })}>{say(holding.usable)}</td>
    </tr>
  )
}

const Statement = ({ lines }: { readonly lines: readonly StatementLine[] }) => {
  const { t, say } = useTexts()
  return (
    <DataTable
      label={t('account.statement')}
      rows={lines}
      rowKey={(line) => `${line.id}${line.product}`}
      columns={[
        { key: 'at', head: t('word.time'), phone: 'heading', cell: (line) => <span className="dim"><Instant value={line.at} short /> <span className="phone-only b">{say(line.kind)}</span></span> },
        { key: 'kind', head: t('account.business'), phone: 'hidden', cell: (line) => say(line.kind) },
        { key: 'by', head: t('account.by'), phone: 'wide', cell: (line) => say(line.by) },
        { key: 'product', head: t('word.product'), cell: (line) => product(line.product) },
        { key: 'change', head: t('account.change'), numeric: true, cell: (line) => signedTonnes(line.change) },
        { key: 'id', head: t('word.number'), mono: true, cell: (line) => line.id },
        { key: 'status', head: t('word.status'), cell: (line) => <Tag kind={line.status.kind}>{say(line.status.text)}</Tag> },
      ]}
    />
  )
}

export const AccountActions = () => {
  const { t } = useTexts()
  return (
    <>
      <button type="button" className="btn" onClick={() => window.print()}>{t('account.proof')}</button>
      <Link className="btn p" to="/compliance">{t('account.toSurrender')}</Link>
    </>
  )
}
