import { Link } from 'react-router'
import { price, product, share, tonnes, yuan } from '../../format/number.ts'
import { rich, useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { FourEyes } from '../../parts/four-eyes.tsx'
import { Sheet, Tag, Unit } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { WaitingProposals } from '../inbox/waiting-proposals.tsx'
import { CarryOver } from './carry-over.tsx'
import './compliance.css'
import { FineForm } from './fine.tsx'
import type { Row } from './plan.ts'
import type { ComplianceAnswer } from './types.ts'
import { SurrenderWizard } from './wizard.tsx'

export interface ComplianceViewProps {
  readonly answer: ComplianceAnswer
  readonly rows: readonly Row[]
  readonly year: number
  readonly asked: { readonly organisation?: string }
  /** Whether the signed-in person may surrender; others see the obligation only. */
  readonly maySurrender: boolean
  /** Officers of the plant's province decide fines. */
  readonly mayFine: boolean
}

export const ComplianceView = (props: ComplianceViewProps) => {
  const { t } = useTexts()
  const { answer, rows, year, maySurrender } = props
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
            {obligation.certificate && <Link to={`/check?number=${obligation.certificate}`}>{obligation.certificate}</Link>}
          </p>
        )}
        {maySurrender && <WaitingProposals command="compliance.surrender" about={(input) => input['year'] === year} />}
        {open && maySurrender && (
          <SurrenderWizard key={`${year}/${obligation.missing}`} answer={{ ...answer, obligation }} rows={rows} />
        )}
        <Acts answer={answer} />
        <CarryOver year={year} asked={props.asked} rows={rows} mayApply={maySurrender} />
      </div>
      <Aside {...props} obligation={obligation} open={open} />
    </div>
  )
}

interface AsideProps extends ComplianceViewProps {
  readonly obligation: NonNullable<ComplianceAnswer['obligation']>
  readonly open: boolean
}

const Aside = ({ answer, obligation, open, maySurrender, mayFine, asked, year }: AsideProps) => {
  const { t } = useTexts()
  return (
    <aside>
      <ObligationSheet answer={answer} />
      {answer.exposure && <ExposureSheet answer={answer} missing={obligation.missing} />}
      {answer.shortfall && <ShortfallSheet shortfall={answer.shortfall} />}
      {mayFine && answer.shortfall && asked.organisation !== undefined && (
        <FineForm organisation={asked.organisation} year={year} shortfall={answer.shortfall} />
      )}
      {open && maySurrender && (
        <Sheet title={t('surrender.after')} padded>
          <FourEyes
            steps={[
              { verb: t('surrender.after1'), state: 'now', who: t('surrender.after1Note') },
              { verb: t('surrender.after2'), state: 'next', when: t('surrender.anotherPerson'), who: t('surrender.after2Note') },
              { verb: t('surrender.after3'), state: 'next', who: t('surrender.after3Note') },
            ]}
          />
        </Sheet>
      )}
    </aside>
  )
}

const ExposureSheet = ({ answer, missing }: { readonly answer: ComplianceAnswer; readonly missing: number }) => {
  const { t } = useTexts()
  const { exposure } = answer
  if (!exposure) return null
  return (
    <Sheet title={t('surrender.ifShort')} padded>
      <p className="sm dim">
        {rich(t('surrender.ifShortBasis'), { missing: tonnes(missing), average: price(exposure.averageFen) })}
      </p>
      <p className="b range">
        {rich(t('surrender.fineRange'), {
          from: yuan(exposure.fineMinFen),
          to: <Figure working={exposure.working}>{yuan(exposure.fineMaxFen)}</Figure>,
        })}
      </p>
    </Sheet>
  )
}

const ShortfallSheet = ({ shortfall }: { readonly shortfall: NonNullable<ComplianceAnswer['shortfall']> }) => {
  const { t } = useTexts()
  return (
    <Sheet title={t('surrender.shortfall')} padded>
      <dl className="kv">
        <dt>{t('surrender.foundOn')}</dt>
        <dd className="num">
          <Day value={shortfall.foundOn} />
        </dd>
        <dt>{t('surrender.missing')}</dt>
        <dd className="num bad">{tonnes(shortfall.missing)}</dd>
        <dt>{t('surrender.fineBounds')}</dt>
        <dd className="num">
          {rich(t('surrender.fineRange'), { from: yuan(shortfall.fineMinFen), to: yuan(shortfall.fineMaxFen) })}
        </dd>
        <dt>{t('surrender.fine')}</dt>
        <dd className="num b">{shortfall.fineFen === null ? t('surrender.notFined') : yuan(shortfall.fineFen)}</dd>
      </dl>
    </Sheet>
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
        <dd className={obligation.missing > 0 ? 'num bad b' : 'num ok b'}>
          <Figure working={obligation.missingWorking}>{tonnes(obligation.missing)}</Figure>
        </dd>
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
