import { Link } from 'react-router'
import { price, product, share, tonnes, yuan } from '../../format/number.ts'
import { rich, useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { Figure } from '../../parts/figure.tsx'
import { FourEyes } from '../../parts/four-eyes.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Sheet, Tag, Unit } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import './compliance.css'
import type { Row } from './plan.ts'
import type { ComplianceAnswer } from './types.ts'
import { SurrenderWizard } from './wizard.tsx'

export interface ComplianceViewProps {
  readonly answer: ComplianceAnswer
  readonly rows: readonly Row[]
  /** Whether the signed-in person may surrender; others see the obligation only. */
  readonly maySurrender: boolean
}

export const ComplianceView = ({ answer, rows, maySurrender }: ComplianceViewProps) => {
  const { t } = useTexts()
  const { obligation } = answer
  if (!obligation) {
    return (
      <Sheet>
        <Empty action={<Link to="/verification">{t('nav.verification')}</Link>}>{t('surrender.noObligation')}</Empty>
      </Sheet>
    )
  }
  const open = obligation.missing > 0
  return (
    <div className="cols aside">
      <div>
        {!open && (
          <p className="done-note">
            {t('surrender.isFull')}{' '}
            {obligation.certificate && <Link to={`/certificate/${obligation.certificate}`}>{obligation.certificate}</Link>}
          </p>
        )}
        {open && maySurrender && <SurrenderWizard key={obligation.missing} answer={{ ...answer, obligation }} rows={rows} />}
        <Acts answer={answer} />
      </div>
      <aside>
        <ObligationSheet answer={answer} />
        {answer.exposure && (
          <Sheet title={t('surrender.ifShort')} padded>
            <p className="sm dim">
              {rich(t('surrender.ifShortBasis'), {
                missing: tonnes(obligation.missing),
                average: price(answer.exposure.averageFen),
              })}
            </p>
            <p className="b" style={{ lineHeight: '24px', margin: '4px 0' }}>
              {rich(t('surrender.fineRange'), {
                from: yuan(answer.exposure.fineMinFen),
                to: <Figure working={answer.exposure.working}>{yuan(answer.exposure.fineMaxFen)}</Figure>,
              })}
            </p>
          </Sheet>
        )}
        {answer.shortfall && (
          <Sheet title={t('surrender.shortfall')} padded>
            <dl className="kv">
              <dt>{t('surrender.foundOn')}</dt>
              <dd className="num">
                <Day value={answer.shortfall.foundOn} />
              </dd>
              <dt>{t('surrender.missing')}</dt>
              <dd className="num bad">{tonnes(answer.shortfall.missing)}</dd>
              <dt>{t('surrender.fine')}</dt>
              <dd className="num">{answer.shortfall.fineFen === null ? '–' : yuan(answer.shortfall.fineFen)}</dd>
            </dl>
          </Sheet>
        )}
        {open && (
          <Sheet title={t('surrender.after')} padded>
            <FourEyes
              steps={[
                { verb: t('surrender.after1'), state: 'now', who: t('surrender.after1Note') },
                { verb: t('surrender.after2'), state: 'next', when: t('surrender.another'), who: t('surrender.after2Note') },
                { verb: t('surrender.after3'), state: 'next', who: t('surrender.after3Note') },
              ]}
            />
          </Sheet>
        )}
      </aside>
    </div>
  )
}

const ObligationSheet = ({ answer }: { readonly answer: ComplianceAnswer }) => {
  const { t } = useTexts()
  const { obligation, offset } = answer
  if (!obligation) return null
  return (
    <Sheet
      title={t('word.obligation')}
      note={
        <Tag kind={obligation.missing === 0 ? 'done' : obligation.status === 'overdue' ? 'refused' : 'waiting'}>
          {t(
            obligation.missing === 0 ? 'surrender.met' : obligation.status === 'overdue' ? 'surrender.overdue' : 'surrender.open',
          )}
        </Tag>
      }
      padded
    >
      <p className="big">
        {tonnes(obligation.due)}
        <Unit>{t('unit.tonnes')}</Unit>
      </p>
      <dl className="kv">
        <dt>{t('word.surrendered')}</dt>
        <dd className="num">
          {tonnes(obligation.surrendered)} <span className="dim2 sm">{share(obligation.surrendered, obligation.due)}</span>
        </dd>
        <dt>{t('word.offset')}</dt>
        <dd className="num">{tonnes(obligation.offsetCredits)}</dd>
        {offset && (
          <>
            <dt>{t('surrender.offsetLimit')}</dt>
            <dd className="num">
              <Figure working={offset.working}>{tonnes(offset.limit)}</Figure>
            </dd>
          </>
        )}
        <dt>{t('surrender.missing')}</dt>
        <dd className={obligation.missing > 0 ? 'num bad b' : 'num ok b'}>{tonnes(obligation.missing)}</dd>
        <dt>{t('word.deadline')}</dt>
        <dd className="num">
          <Day value={obligation.deadline} />
        </dd>
        <dt>{t('surrender.vintages')}</dt>
        <dd className="num">{answer.usableVintages.map((vintage) => product(`CEA${vintage}`)).join(t('list.comma'))}</dd>
      </dl>
    </Sheet>
  )
}

const Acts = ({ answer }: { readonly answer: ComplianceAnswer }) => {
  const { t } = useTexts()
  return (
    <Sheet title={t('surrender.acts')}>
      {answer.acts.length === 0 ? (
        <Empty>{t('surrender.noActs')}</Empty>
      ) : (
        <DataTable
          label={t('surrender.acts')}
          rows={answer.acts}
          rowKey={(act) => act.id}
          columns={[
            { key: 'day', head: t('word.day'), phone: 'heading', cell: (act) => <Day value={act.day} /> },
            { key: 'id', head: t('word.number'), mono: true, cell: (act) => act.id },
            {
              key: 'allowances',
              head: t('surrender.allowances'),
              numeric: true,
              cell: (act) =>
                act.allowances.map((one) => `${product(one.product)} ${tonnes(one.quantity)}`).join(t('list.comma')) || '0',
            },
            { key: 'credits', head: 'CCER', numeric: true, cell: (act) => tonnes(act.credits) },
            {
              key: 'late',
              head: t('word.status'),
              cell: (act) => (
                <Tag kind={act.late ? 'refused' : 'done'}>{t(act.late ? 'surrender.late' : 'surrender.registered')}</Tag>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}
