import { product, signedYuan, tonnes, yuan } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day, Price } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { Sheet, Tag } from '../../parts/sheet.tsx'
import { plansOf } from './plans.ts'
import type { PositionAnswer } from './position.ts'

/** What covering the gap costs today, with allowances alone and with credits as far as the limit lets them. */
export const PlansSheet = ({ answer }: { readonly answer: PositionAnswer }) => {
  const { t } = useTexts()
  const { result } = answer
  const plans = plansOf(result)
  const isLessLater = (result.toCome?.tonnes ?? 0) > 0
  if (plans.length === 0) return null
  return (
    <Sheet title={t('home.plans')} note={t('home.plansNote')}>
      <DataTable
        label={t('home.plans')}
        rows={plans}
        rowKey={(plan) => plan.key}
        rowClass={(plan) => (plan.best ? 'on' : undefined)}
        columns={[
          {
            key: 'name',
            head: t('home.plan'),
            phone: 'heading',
            cell: (plan) => (
              <>
                {t(`home.plan.${plan.key}`)} {plan.best && <Tag kind="accent">{t('home.cheapest')}</Tag>}
              </>
            ),
          },
          { key: 'allowances', head: t('home.buyAllowances'), numeric: true, cell: (plan) => tonnes(plan.allowances) },
          { key: 'credits', head: t('home.buyCredits'), numeric: true, cell: (plan) => tonnes(plan.credits) },
          {
            key: 'cost',
            head: t('home.cost'),
            numeric: true,
            phone: 'first',
            cell: (plan) => (
              <Figure working={plan.working} className={plan.best ? 'b' : ''}>
                {yuan(plan.costFen)}
              </Figure>
            ),
          },
          {
            key: 'against',
            head: t('home.against'),
            numeric: true,
            cell: (plan) => (plan.savingFen === 0 ? '–' : signedYuan(-plan.savingFen)),
          },
        ]}
      />
      {isLessLater && (
        <p className="note">{t('home.plansAfterFinal', { tonnes: tonnes(result.shortBy - (result.toCome?.tonnes ?? 0)) })}</p>
      )}
      <p className="note">
        {t('home.plansLast')} <Day value={result.lastSensibleDay} style="shortWeekday" />
      </p>
    </Sheet>
  )
}

/** What stands in the pool, by product, at its last close. */
export const PoolSheet = ({ answer }: { readonly answer: PositionAnswer }) => {
  const { t } = useTexts()
  const { pool } = answer
  const sum = (pick: (row: (typeof pool)[number]) => number): number => pool.reduce((total, row) => total + pick(row), 0)
  return (
    <Sheet title={t('group.pool')} note={t('group.poolNote')}>
      <DataTable
        label={t('group.pool')}
        rows={pool}
        rowKey={(row) => row.product}
        columns={[
          { key: 'product', head: t('word.product'), phone: 'heading', cell: (row) => <b>{product(row.product)}</b> },
          { key: 'tonnes', head: t('group.tonnes'), numeric: true, cell: (row) => tonnes(row.tonnes) },
          { key: 'close', head: t('group.close'), numeric: true, cell: (row) => <Price value={row.closeFen} /> },
          {
            key: 'value',
            head: t('group.value'),
            numeric: true,
            strong: true,
            phone: 'first',
            cell: (row) =>
              row.valueFen === null ? '–' : <Figure working={row.working ?? undefined}>{yuan(row.valueFen)}</Figure>,
          },
        ]}
        sum={[t('word.total'), tonnes(sum((row) => row.tonnes)), undefined, yuan(sum((row) => row.valueFen ?? 0))]}
      />
    </Sheet>
  )
}
