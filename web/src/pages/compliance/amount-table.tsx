import { product, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Amounts, Row } from './plan.ts'
import type { Reading } from './reading.ts'

export interface AmountTableProps {
  readonly rows: readonly Row[]
  readonly typed: Amounts
  readonly reading: Pick<Reading, 'wrong'>
  readonly onType: (product: string, text: string) => void
  readonly onSubmit: () => void
}

const Remark = ({ row, reading }: { readonly row: Row; readonly reading: Pick<Reading, 'wrong'> }) => {
  const { t } = useTexts()
  const wrong = reading.wrong.get(row.product)
  if (wrong) return <span className="bad">{t(wrong)}</span>
  if (!row.usable) return t(row.product === 'CCER' ? 'account.noOffset' : 'surrender.notUsable')
  const elsewhere = [
    row.pledged > 0 && `${t('holding.pledged')} ${tonnes(row.pledged)}`,
    row.trading > 0 && `${t('holding.trading')} ${tonnes(row.trading)}`,
  ].filter(Boolean)
  if (elsewhere.length === 0) return null
  return <span className="dim">{t('surrender.notFree', { what: elsewhere.join(t('list.comma')) })}</span>
}

/** One line for each product held, a box for what can be chosen, and beside it why not more. Enter goes on. */
export const AmountTable = ({ rows, typed, reading, onType, onSubmit }: AmountTableProps) => {
  const { t } = useTexts()
  const name = (row: Row): string =>
    `${product(row.product)} ${t(row.product === 'CCER' ? 'surrender.offsetNow' : 'surrender.now')}`
  return (
    <table className="stack middle" aria-label={t('surrender.choose')}>
      <thead>
        <tr>
          <th scope="col">{t('word.product')}</th>
          <th scope="col" className="num">
            {t('word.held')}
          </th>
          <th scope="col" className="num">
            {t('holding.free')}
          </th>
          <th scope="col" className="num amount">
            {t('surrender.now')}
          </th>
          <th scope="col">{t('word.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.product} className={row.usable ? undefined : 'off'}>
            <td className="hd">
              <b>{product(row.product)}</b> {row.product === 'CCER' && <span className="dim2 sm">{t('word.offset')}</span>}
            </td>
            <td className="num" data-l={t('word.held')}>
              {tonnes(row.held)}
            </td>
            <td className="num" data-l={t('holding.free')}>
              {tonnes(row.free)}
            </td>
            <td className="num w2" data-l={t('surrender.now')}>
              {row.usable ? (
                <input
                  className="t"
                  inputMode="numeric"
                  autoComplete="off"
                  aria-label={name(row)}
                  aria-invalid={reading.wrong.has(row.product)}
                  value={typed[row.product] ?? ''}
                  onChange={(event) => onType(row.product, event.target.value)}
                  onKeyDown={(event) => event.key === 'Enter' && onSubmit()}
                />
              ) : (
                t('surrender.cannotChoose')
              )}
            </td>
            <td className="w2" data-l="">
              <Remark row={row} reading={reading} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
