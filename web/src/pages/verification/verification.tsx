import { Link, useParams } from 'react-router'
import { useTexts } from '../../i18n/index.ts'
import { PlantPicker, usePlant, YearTabs } from '../../parts/plant-picker.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import '../data/data.css'
import { ProgressSheet } from './progress-sheet.tsx'
import { TasksSheet } from './tasks-sheet.tsx'
import { VerificationDetail } from './detail.tsx'

/** The verification of a year: assigned by the province, concluded by the verifier, read by the plant and its group. */
const VerificationPage = () => {
  const { t } = useTexts()
  const { session, year } = useSession()
  const id = useParams()['id']
  const kind = session?.organisation.kind
  const choice = usePlant(year)
  const listed = kind === 'verificationBody' || session?.roles.some((role) => overseers.has(role)) === true
  const plant = id ?? (listed ? undefined : choice.plant?.id)
  return (
    <>
      <PageHead
        trail={[
          t('menu.emissions'),
          id !== undefined && listed ? (
            <Link key="list" to="/verification">
              {t('nav.verification')}
            </Link>
          ) : (
            t('nav.verification')
          ),
        ]}
        title={t('verification.title', { year })}
      />
      <div className="query-row">
        <YearTabs />
        {!listed && id === undefined && <PlantPicker choice={choice} />}
      </div>
      {listed &&
        plant === undefined &&
        (kind === 'verificationBody' ? <TasksSheet year={year} /> : <ProgressSheet year={year} />)}
      {plant !== undefined && <VerificationDetail key={`${plant}${year}`} plant={plant} year={year} />}
      {!listed && plant === undefined && choice.known && (
        <Sheet>
          <Empty>{t('plant.none')}</Empty>
        </Sheet>
      )}
    </>
  )
}

/** Who looks at many plants at once. */
const overseers: ReadonlySet<string> = new Set(['provincialOfficer', 'ministryOfficer', 'auditor'])

export default VerificationPage
