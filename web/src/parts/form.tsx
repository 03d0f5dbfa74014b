import type { ReactNode } from 'react'

interface Named {
  readonly name: string
  /** Unit, limit or format, under the field. */
  readonly note?: ReactNode
  readonly wrong?: boolean
}

export interface TextFieldProps extends Named {
  readonly value: string
  readonly onType: (text: string) => void
  /** Figures stand right, text left. */
  readonly numeric?: boolean
  readonly type?: 'text' | 'date'
  readonly required?: boolean
}

/** A labelled input; its label stands above and stays. */
export const TextField = ({ name, note, wrong, value, onType, numeric, type = 'text', required }: TextFieldProps) => (
  <label className="field">
    <span>{name}</span>
    <input
      className={numeric ? 't' : 't text'}
      type={type}
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete="off"
      value={value}
      required={required}
      aria-invalid={wrong ?? false}
      onChange={(event) => onType(event.target.value)}
    />
    {note !== undefined && <em className="field-note">{note}</em>}
  </label>
)

export interface Option {
  readonly value: string
  readonly text: string
}

export interface SelectFieldProps extends Named {
  readonly value: string
  readonly options: readonly Option[]
  readonly onChoose: (value: string) => void
}

export const SelectField = ({ name, note, wrong, value, options, onChoose }: SelectFieldProps) => (
  <label className="field">
    <span>{name}</span>
    <select className="sel" value={value} aria-invalid={wrong ?? false} onChange={(event) => onChoose(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
    {note !== undefined && <em className="field-note">{note}</em>}
  </label>
)

export interface CheckFieldProps {
  readonly checked: boolean
  readonly wrong?: boolean
  readonly onCheck: (checked: boolean) => void
  readonly children: ReactNode
}

export const CheckField = ({ checked, wrong, onCheck, children }: CheckFieldProps) => (
  <label className="check">
    <input type="checkbox" checked={checked} aria-invalid={wrong ?? false} onChange={(event) => onCheck(event.target.checked)} />
    <span>{children}</span>
  </label>
)
