import { useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import { filed, readYuan } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../parts/form.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { WaitingProposals } from '../inbox/waiting-proposals.tsx'
import type { ComplianceAnswer } from './types.ts'

export interface FineFormProps {
  readonly organisation: string
  readonly year: number
  readonly shortfall: NonNullable<ComplianceAnswer['shortfall']>
}

/** An officer decides the fine within the legal range; a second officer confirms. */
export const FineForm = ({ organisation, year, shortfall }: FineFormProps) => {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const command = useCommand<object>(commands.issueFine)
  const fineFen = readYuan(typed)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (fineFen) void command.run({ organisation, year, fineFen })
  }
  return (
    <>
      <WaitingProposals
        command="compliance.issueFine"
        about={(input) => input['organisation'] === organisation && input['year'] === year}
      />
      {shortfall.fineFen === null && (
        <Sheet title={t('fine.title')} padded>
          <form className="form" onSubmit={submit}>
            <TextField
              name={t('surrender.fine')}
              numeric
              value={typed}
              wrong={command.outcome?.kind === 'refused' || (typed !== '' && !fineFen)}
              note={t('fine.note')}
              onType={setTyped}
            />
            <OutcomeNote
              outcome={command.outcome}
              amount={(value) => t('amount.yuan', { value: filed(String(value)) })}
              onNearest={(refusal) => {
                setTyped(String(refusal.nearest ?? ''))
                command.reset()
              }}
            />
            {command.failure && <ErrorState failure={command.failure} posted="unknown" />}
            <button type="submit" className="btn p w" disabled={!fineFen || command.running}>
              {t('fine.submit')}
            </button>
          </form>
        </Sheet>
      )}
    </>
  )
}
