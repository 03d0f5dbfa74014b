import { Link, useSearchParams } from 'react-router'
import { useTexts } from '../../i18n/index.ts'
import { PlantPicker, usePlant, YearTabs } from '../../parts/plant-picker.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import '../data/data.css'
import { EntitySheets } from './entity.tsx'
import { RollUp } from './roll-up.tsx'
import { TableSheet } from './table-sheet.tsx'

/** Who sees the table of many entities; everybody else sees an entity's own allocation. */
const overseers: ReadonlySet<string> = new Set(['provincialOfficer', 'ministryOfficer', 'registryOperator', 'auditor'])

/** Pre-allocation, final allocation and the true-up between them: an entity's own, or a province's and the nation's. */
const AllocationPage = () => {
  const { t, name } = useTexts()
  const { session, year } = useSession()
  const [params] = useSearchParams()
  const choice = usePlant(year)
  const oversees = session?.roles.some((role) => overseers.has(role)) === true
  const named = params.get('plant')
  const plant = oversees && named === null ? undefined : choice.plant
  return (
    <>
      <PageHead
        trail={[
          t(oversees ? 'menu.duties' : 'menu.assets'),
          oversees && plant ? (
            <Link key="list" to="/allocation">
              {t('nav.allocation')}
            </Link>
          ) : (
            t('nav.allocation')
          ),
        ]}
        title={t('allocation.title', { year })}
        meta={plant && name(plant)}
      />
      <div className="query-row">
        <YearTabs />
        {!oversees && <PlantPicker choice={choice} />}
      </div>
      {oversees && !plant && <TableSheet year={year} />}
      {plant && <EntitySheets key={`${plant.id}${year}`} plant={plant} year={year} />}
      {!oversees && choice.known && !plant && (
        <Sheet>
          <Empty>{t('plant.none')}</Empty>
        </Sheet>
      )}
      {oversees && !plant && <RollUp year={year} />}
    </>
  )
}

export default AllocationPage
