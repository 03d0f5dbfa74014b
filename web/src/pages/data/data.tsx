import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { PlantPicker, usePlant, YearTabs, type PlantChoice } from '../../parts/plant-picker.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import './data.css'
import { PlantYear } from './plant-year.tsx'
import type { Catalogue, GridAnswer } from './types.ts'

const QueryRow = ({ choice }: { readonly choice: PlantChoice }) => (
  <div className="query-row">
    <YearTabs />
    <PlantPicker choice={choice} />
  </div>
)

/** A plant's year month by month: filled in by its engineer, read by its group, its province and its verifier. */
const DataPage = () => {
  const { t } = useTexts()
  const { session, year } = useSession()
  const choice = usePlant(year)
  const plant = choice.plant
  const grid = useView<GridAnswer>(views.monthGrid, { year, organisation: plant?.id }, { enabled: plant !== undefined })
  const catalogue = useView<Catalogue>(views.catalogue)
  const mayWrite = session?.roles.includes('plantEngineer') === true && session.organisation.id === plant?.id
  if (plant && catalogue.data && grid.data?.organisation === plant.id && grid.data.year === year)
    return (
      <PlantYear
        key={`${plant.id}${year}`}
        grid={grid.data}
        catalogue={catalogue.data}
        plant={plant}
        mayWrite={mayWrite}
        query={<QueryRow choice={choice} />}
      />
    )
  return (
    <>
      <PageHead trail={[t('menu.emissions'), t('nav.data')]} title={t('data.title', { year })} />
      <QueryRow choice={choice} />
      <Sheet title={t('data.twelve')}>
        {choice.known && !plant ? <Empty>{t('plant.none')}</Empty> : <Answered answer={grid}>{() => null}</Answered>}
      </Sheet>
    </>
  )
}

export default DataPage
