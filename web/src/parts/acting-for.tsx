import { useSearchParams } from 'react-router'
import { useView } from '../api/hooks.ts'
import { views } from '../api/questions.ts'
import type { Organisation, Session } from '../api/types.ts'
import { useTexts } from '../i18n/index.ts'
import { useSession } from '../shell/session.tsx'
import type { Params } from '../api/client.ts'

/** Whose data a page shows: one's own organisation, or one of those below it that is chosen on the page and kept in the address. */
export interface ActingFor {
  /** Undefined until the list is there, and for who has nobody to act for. */
  readonly organisation: Organisation | undefined
  readonly own: boolean
  readonly options: readonly Organisation[]
  readonly choose: (id: string) => void
  /** What keeps the choice in a link: `?organisation=…` or nothing. */
  readonly search: string
  /** What a command or view is sent: nothing for one's own. */
  readonly asked: { readonly organisation?: string }
}

const holders: readonly string[] = ['emitter', 'projectOwner']

/** Who stands below: a group its plants, a province its emitters, the registry and the auditor everybody who holds units. */
const below = ({ organisation, roles }: Session): Params | undefined => {
  if (holders.includes(organisation.kind)) return undefined
  if (organisation.kind === 'group') return { parent: organisation.id, limit: 500 }
  if (organisation.kind === 'province') return { kind: 'emitter', province: organisation.province ?? '', limit: 500 }
  const wide = roles.some((role) => role === 'registryOperator' || role === 'auditor' || role === 'ministryOfficer')
  return wide ? { kind: 'emitter', limit: 500 } : undefined
}

export const useActingFor = (): ActingFor => {
  const { session } = useSession()
  const [query, setQuery] = useSearchParams()
  const asked = session && below(session)
  const answer = useView<{ readonly rows: readonly Organisation[] }>(views.organisations, asked ?? {}, {
    enabled: asked !== undefined,
  })
  const own = session !== undefined && holders.includes(session.organisation.kind)
  const options = asked ? (answer.data?.rows ?? []) : []
  const chosen = options.find((one) => one.id === query.get('organisation')) ?? options[0]
  const organisation = own ? session.organisation : chosen
  return {
    organisation,
    own,
    options,
    choose: (id) =>
      setQuery((before) => {
        before.set('organisation', id)
        return before
      }),
    search: !own && organisation ? `?organisation=${organisation.id}` : '',
    asked: !own && organisation ? { organisation: organisation.id } : {},
  }
}

/** The choice itself; nothing for who acts for one organisation only. */
export const ActingForSelect = ({ acting }: { readonly acting: ActingFor }) => {
  const { t, name } = useTexts()
  if (acting.options.length === 0) return null
  return (
    <label className="acting">
      <span>{t('acting.for')}</span>
      <select
        className="sel"
        value={acting.organisation?.id ?? ''}
        onChange={(event) => acting.choose(event.target.value)}
      >
        {acting.options.map((one) => (
          <option key={one.id} value={one.id}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
