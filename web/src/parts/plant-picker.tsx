import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useView } from '../api/hooks.ts'
import { views } from '../api/questions.ts'
import type { Organisation, Session } from '../api/types.ts'
import { useTexts } from '../i18n/index.ts'
import { useSession } from '../shell/session.tsx'

export interface PlantChoice {
  readonly plants: readonly Organisation[]
  readonly plant: Organisation | undefined
  /** False until it is known which plants there are. */
  readonly known: boolean
  /** There are more plants than are listed: name a part of the name. */
  readonly more: boolean
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly onPlant: (id: string) => void
}

interface TaskRow {
  readonly organisation: string
  readonly nameZh: string
  readonly nameEn: string
}

const listed = 500

/** Which plants a person may look at: their own, their group's, their province's, those they verify, or all. */
const questionOf = (session: Session | undefined, search: string) => {
  const { id = '', kind = '', province } = session?.organisation ?? {}
  const shared = { kind: 'emitter', limit: listed, ...(search === '' ? {} : { search }) }
  if (kind === 'group') return { ...shared, parent: id }
  return kind === 'province' && province ? { ...shared, province } : shared
}

/** The plant a page is about: one's own, or the one named by `?plant=`, else the first of those one may look at. */
export const usePlant = (year: number): PlantChoice => {
  const { session } = useSession()
  const [params, setParams] = useSearchParams()
  const [search, onSearch] = useState('')
  const own = session?.organisation.kind === 'emitter' ? session.organisation : undefined
  const verifies = session?.organisation.kind === 'verificationBody'
  const directory = useView<{ rows: Organisation[]; next: string | null }>(views.organisations, questionOf(session, search), {
    enabled: !own && !verifies,
  })
  const tasks = useView<{ rows: TaskRow[] }>(views.verificationTasks, { year }, { enabled: verifies })
  const assigned = tasks.data?.rows.map((row): Organisation => ({ ...row, id: row.organisation, kind: 'emitter' }))
  const plants = own ? [own] : ((verifies ? assigned : directory.data?.rows) ?? [])
  const named = params.get('plant')
  return {
    plants,
    plant: own ?? plants.find(({ id }) => id === named) ?? plants[0],
    known: own !== undefined || (verifies ? tasks.data : directory.data) !== undefined,
    more: (directory.data?.next ?? null) !== null || search !== '',
    search,
    onSearch,
    onPlant: (id) =>
      setParams((before) => {
        const after = new URLSearchParams(before)
        after.set('plant', id)
        return after
      }),
  }
}

/** Nothing to pick where there is one plant. */
export const PlantPicker = ({ choice }: { readonly choice: PlantChoice }) => {
  const { t, name } = useTexts()
  if (choice.plants.length < 2 && !choice.more) return null
  return (
    <>
      {choice.more && (
        <input
          className="t text"
          type="search"
          aria-label={t('plant.search')}
          placeholder={t('plant.search')}
          value={choice.search}
          onChange={(event) => choice.onSearch(event.target.value)}
        />
      )}
      <select
        className="sel"
        aria-label={t('plant.pick')}
        value={choice.plant?.id ?? ''}
        onChange={(event) => choice.onPlant(event.target.value)}
      >
        {choice.plants.map((plant) => (
          <option key={plant.id} value={plant.id}>
            {name(plant)}
          </option>
        ))}
      </select>
    </>
  )
}

/** The years one can look at, the same as in the head of the page. */
export const YearTabs = () => {
  const { t } = useTexts()
  const { year, setYear, years } = useSession()
  return (
    <div className="segmented" role="group" aria-label={t('shell.year')}>
      {years.map((option) => (
        <button key={option} type="button" aria-pressed={option === year} onClick={() => setYear(option)}>
          {option}
        </button>
      ))}
    </div>
  )
}
