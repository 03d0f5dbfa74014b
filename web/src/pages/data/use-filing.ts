import { useState } from 'react'
import { useCommand, type CommandState } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { Refusal } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import {
  bareUnits,
  cellId,
  evidenceOfForm,
  missingOf,
  placeOfField,
  unitsOfForm,
  type FigureKey,
  type MonthForm,
} from './month-form.ts'
import type { Mark, Marks } from './rows.ts'
import type { GridAnswer, MonthAnswer } from './types.ts'
import type { Forms } from './use-forms.ts'

export interface CellPlace {
  readonly unit: string
  readonly key: FigureKey
}
export interface CellNote extends CellPlace {
  readonly text: string
}

export interface FiledResult {
  readonly month: string
  readonly version: number
  readonly late: boolean
  readonly dueOn: string
  readonly emissionsTonnes: string
  readonly defaults: readonly string[]
}

/** Filing the chosen month: what is still missing, what the server refused and where, what was filed. */
export interface Filing {
  readonly command: CommandState<unknown, FiledResult>
  readonly running: boolean
  /** The month takes figures from this person. */
  readonly mayFile: boolean
  /** It is filed, and the year still takes corrections. */
  readonly mayCorrect: boolean
  readonly isOpen: (month: MonthAnswer | undefined) => boolean
  readonly correct: () => void
  /** Figures without which the month is not sent. */
  readonly missing: readonly CellPlace[]
  /** Units with figures and no evidence: the month is taken without it, and this is said. */
  readonly bare: readonly string[]
  /** The same of the month just filed. */
  readonly filedBare: readonly string[]
  /** Set once somebody tried to file with figures missing. */
  readonly tried: boolean
  /** Figures not measured, for which the default of the year stands in once that is accepted. */
  readonly defaults: readonly CellPlace[]
  readonly defaultsRefusal: Refusal | undefined
  /** Refusals that are no question of a default. */
  readonly refusals: readonly Refusal[]
  readonly problems: readonly CellNote[]
  readonly marks: Marks
  readonly file: (defaultsAccepted: boolean) => void
  readonly reset: () => void
}

export interface FilingInput {
  readonly grid: GridAnswer
  readonly forms: Forms
  readonly month: MonthAnswer | undefined
  readonly mayWrite: boolean
}

const defaultCode = 'parameterMissing'

const missingIn = (form: MonthForm, mainFuel: (unit: string) => string): CellPlace[] =>
  Object.entries(form).flatMap(([unit, one]) => missingOf(one, mainFuel(unit)).map((key) => ({ unit, key })))

/** The fuel a unit burnt first in its last filed month, so that an empty form knows what is missing. */
const mainFuelIn =
  (grid: GridAnswer) =>
  (unit: string): string => {
    const filed = [...grid.months.map(({ units }) => units), grid.before].flat().filter((one) => one.unit === unit)
    const kind = grid.units.find(({ id }) => id === unit)?.kind
    return filed.flatMap(({ fuels }) => fuels)[0]?.fuel ?? (kind === 'gas' ? 'naturalGas' : 'coal')
  }

const notesOf = (command: CommandState<unknown, FiledResult>, form: MonthForm, say: (label: Refusal) => string) => {
  const { outcome } = command
  const refused = outcome?.kind === 'refused' ? outcome.refusals : []
  const placed = (field: string | undefined) => (field === undefined ? undefined : placeOfField(form, field))
  const isDefault = ({ code }: Refusal): boolean => code.endsWith(defaultCode)
  return {
    defaults: refused.filter(isDefault).flatMap(({ field }) => placed(field) ?? []),
    defaultsRefusal: refused.find(isDefault),
    refusals: refused.filter((refusal) => !isDefault(refusal)),
    problems: [
      ...(outcome?.kind === 'badInput' ? outcome.problems : []).flatMap((problem): CellNote[] => {
        const place = placed(problem.path)
        return place ? [{ unit: place.unit, key: place.key, text: say(problem as unknown as Refusal) }] : []
      }),
      ...refused
        .filter((refusal) => !isDefault(refusal))
        .flatMap((refusal): CellNote[] => {
          const place = placed(refusal.field)
          return place ? [{ unit: place.unit, key: place.key, text: say(refusal) }] : []
        }),
    ],
  }
}

const marksOf = (
  notes: { readonly problems: readonly CellNote[]; readonly defaults: readonly CellPlace[] },
  missing: readonly CellPlace[],
): Map<string, Mark> =>
  new Map<string, Mark>([
    ...missing.map(({ unit, key }) => [cellId(unit, key), { state: 'flagged', text: '' }] as const),
    ...notes.defaults.map(({ unit, key }) => [cellId(unit, key), { state: 'needed', text: '' }] as const),
    ...notes.problems.map(({ unit, key, text }) => [cellId(unit, key), { state: 'flagged', text }] as const),
  ])

export const useFiling = ({ grid, forms, month, mayWrite }: FilingInput): Filing => {
  const { say } = useTexts()
  const command = useCommand<unknown, FiledResult>(commands.submitMonth)
  const [tried, setTried] = useState(false)
  const [filedBare, setFiledBare] = useState<readonly string[]>([])
  const [correcting, setCorrecting] = useState<ReadonlySet<string>>(new Set())
  const form = (month && forms.forms[grid.months.indexOf(month)]) ?? {}
  const yearOpen = mayWrite && grid.status === 'open' && grid.plan !== null
  const isOpen = (one: MonthAnswer | undefined): boolean =>
    yearOpen &&
    one !== undefined &&
    (one.status === 'open' ||
      one.status === 'overdue' ||
      (one.status === 'filed' && (correcting.has(one.month) || one.draft !== null)))
  const mayFile = isOpen(month)
  const missing = mayFile ? missingIn(form, mainFuelIn(grid)) : []
  const notes = notesOf(command, form, say)
  const file = async (defaultsAccepted: boolean): Promise<void> => {
    if (!month) return
    setTried(true)
    if (missing.length > 0) return command.reset()
    await forms.settle(month.month)
    const { organisation } = grid
    const input = { organisation, month: month.month, units: unitsOfForm(form), defaultsAccepted, evidence: evidenceOfForm(form) }
    const outcome = await command.run(input)
    if (outcome?.kind !== 'done') return undefined
    setTried(false)
    setFiledBare(bareUnits(form))
    setCorrecting(new Set([...correcting].filter((name) => name !== month.month)))
    return forms.forget(month.month)
  }
  return {
    command,
    running: command.running,
    mayFile,
    mayCorrect: yearOpen && month?.status === 'filed' && !mayFile,
    isOpen,
    correct: () => month && setCorrecting(new Set([...correcting, month.month])),
    missing,
    bare: mayFile ? bareUnits(form) : [],
    filedBare,
    tried: tried && missing.length > 0,
    ...notes,
    marks: marksOf(notes, tried ? missing : []),
    file: (accepted) => void file(accepted),
    reset: () => {
      setTried(false)
      command.reset()
    },
  }
}
