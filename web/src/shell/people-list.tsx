import type { Place } from '../api/client.ts'
import type { DemoPerson, Role } from '../api/types.ts'
import { roleNames, roles as roleTexts } from '../../../src/kernel/role.ts'
import { useTexts } from '../i18n/index.ts'

/** Each person once, under the first of their roles in the order of the system's roles. */
const byRole = (people: readonly DemoPerson[]): readonly (readonly [Role, readonly DemoPerson[]])[] =>
  roleNames
    .map((role): readonly [Role, DemoPerson[]] => [
      role,
      people.filter((one) => roleNames.find((name) => one.roles.includes(name)) === role),
    ])
    .filter(([, group]) => group.length > 0)

export interface PeopleListProps {
  readonly people: readonly DemoPerson[]
  readonly current?: Place | undefined
  readonly onPerson: (place: Place) => void
}

/** The people of a demo market by role, each with their organisation and what else they may do. */
export const PeopleList = ({ people, current, onPerson }: PeopleListProps) => {
  const { say, name } = useTexts()
  return (
    <div className="switch">
      {byRole(people).map(([role, group]) => (
        <section key={role}>
          <h3>{say(roleTexts[role])}</h3>
          <ul>
            {group.map(({ person, organisation, roles }) => (
              <li key={`${person.id} ${organisation.id}`}>
                <button
                  type="button"
                  aria-current={person.id === current?.person && organisation.id === current.organisation ? 'true' : undefined}
                  onClick={() => onPerson({ person: person.id, organisation: organisation.id })}
                >
                  <span className="who">{name(person)}</span>
                  <span>{name(organisation)}</span>
                  {roles.length > 1 && (
                    <span className="sm dim also">
                      {roles
                        .filter((one) => one !== role)
                        .map((one) => say(roleTexts[one]))
                        .join(' / ')}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
