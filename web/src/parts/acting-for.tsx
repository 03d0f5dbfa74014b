import type { Organisation, Role } from '../api/types.ts'
import { useTexts } from '../i18n/index.ts'
import { useSession } from '../shell/session.tsx'
import { PlantPicker, usePlant, type PlantChoice } from './plant-picker.tsx'

/** Whose account a page shows: one's own, or that of a plant one may look after, chosen on the page and kept in the address. */
export interface ActingFor {
  /** Undefined until it is known, and for who has nobody's account to look at. */
  readonly organisation: Organisation | undefined
  readonly own: boolean
  readonly choice: PlantChoice
  /** What keeps the choice in a link: `?plant=…` or nothing. */
  readonly search: string
  /** What a command or view is sent: nothing for one's own. */
  readonly asked: { readonly organisation?: string }
}

const holders: readonly string[] = ['emitter', 'projectOwner']
const overseers: readonly Role[] = ['complianceManager', 'provincialOfficer', 'ministryOfficer', 'registryOperator', 'auditor']

export const useActingFor = (): ActingFor => {
  const { session, year } = useSession()
  const choice = usePlant(year)
  const own = session !== undefined && holders.includes(session.organisation.kind)
  const oversees = session?.roles.some((role) => overseers.includes(role)) ?? false
  const organisation = own ? session.organisation : oversees ? choice.plant : undefined
  return {
    organisation,
    own,
    choice,
    search: !own && organisation ? `?plant=${organisation.id}` : '',
    asked: !own && organisation ? { organisation: organisation.id } : {},
  }
}

/** The choice itself; nothing for who acts for one organisation only. */
export const ActingForSelect = ({ acting }: { readonly acting: ActingFor }) => {
  const { t } = useTexts()
  if (acting.own || !acting.organisation) return null
  return (
    <div className="acting">
      <span aria-hidden="true">{t('acting.for')}</span>
      <PlantPicker choice={acting.choice} />
    </div>
  )
}
