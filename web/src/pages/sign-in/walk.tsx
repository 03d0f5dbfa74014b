import type { Place } from '../../api/client.ts'
import type { WalkPart } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { Sheet } from '../../parts/sheet.tsx'

export interface WalkProps {
  readonly parts: readonly WalkPart[]
  readonly onPerson: (place: Place) => void
}

/** The README's walk: one plant through its year, each step with the people who take it. */
export const Walk = ({ parts, onPerson }: WalkProps) => {
  const { t, say, name } = useTexts()
  const steps = [...new Set(parts.map(({ step }) => step))]
  return (
    <Sheet title={t('signIn.walk')} note={t('signIn.walkNote')} padded>
      <ol className="walk">
        {steps.map((step) => (
          <li key={step}>
            <b aria-hidden="true">{step}</b>
            <div>
              {parts
                .filter((part) => part.step === step)
                .map(({ person, organisation, what }) => (
                  <button
                    key={person.id}
                    type="button"
                    onClick={() => onPerson({ person: person.id, organisation: organisation.id })}
                  >
                    <span>{say(what)}</span>
                    <span className="sm dim">
                      <b>{name(person)}</b> {name(organisation)}
                    </span>
                  </button>
                ))}
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
