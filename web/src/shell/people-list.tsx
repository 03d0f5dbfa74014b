import type { DemoPerson } from '../api/types.ts'
import { roles as roleTexts } from '../../../src/kernel/role.ts'
import { useTexts } from '../i18n/index.ts'

const byOrganisation = (people: readonly DemoPerson[]): DemoPerson[][] => {
  const groups = new Map<string, DemoPerson[]>()
  for (const one of people) groups.set(one.organisation.id, [...(groups.get(one.organisation.id) ?? []), one])
  return [...groups.values()]
}

export interface PeopleListProps {
  readonly people: readonly DemoPerson[]
  readonly current?: string | undefined
  readonly onPerson: (person: string) => void
}

/** The people of a demo market by organisation, each with their roles. */
export const PeopleList = ({ people, current, onPerson }: PeopleListProps) => {
  const { say, name } = useTexts()
  return (
    <div className="switch">
      {byOrganisation(people).map((group) => (
        <section key={group[0]?.organisation.id}>
          <h3>{group[0] && name(group[0].organisation)}</h3>
          <ul>
            {group.map(({ person, roles }) => (
              <li key={person.id}>
                <button
                  type="button"
                  aria-current={person.id === current ? 'true' : undefined}
                  onClick={() => onPerson(person.id)}
                >
                  <span>{name(person)}</span>
                  <span className="sm dim">{roles.map((role) => say(roleTexts[role])).join(' / ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
