import type { ReactNode } from 'react'

export interface EyesStep {
  readonly verb: ReactNode
  /** Done, the one step to be taken now, one to come, or a step that ended in a no. */
  readonly state: 'done' | 'now' | 'next' | 'refused'
  readonly when?: ReactNode
  readonly late?: boolean
  /** Not done, and its last day is over. */
  readonly passed?: boolean
  /** Who acted or who must, with their organisation. */
  readonly who?: ReactNode
  /** Who may not act, and why. */
  readonly not?: ReactNode
}

/** Who proposed, who must confirm, and who may not: square marks, filled for done, hollow for now, dashed for what is to come. */
export const FourEyes = ({ steps, label }: { readonly steps: readonly EyesStep[]; readonly label?: string }) => (
  <ol className="eyes" aria-label={label}>
    {steps.map((step, index) => (
      <li
        key={index}
        className={[step.state === 'done' ? '' : step.state, step.passed ? 'passed' : ''].filter(Boolean).join(' ') || undefined}
        aria-current={step.state === 'now' ? 'step' : undefined}
      >
        <span className={step.state === 'next' ? 'b dim' : 'b'}>{step.verb}</span>
        <span className={step.late ? 'when bad' : step.passed ? 'when warn' : 'when'}>{step.when}</span>
        {step.who !== undefined && <span className="who">{step.who}</span>}
        {step.not !== undefined && <span className="not">{step.not}</span>}
      </li>
    ))}
  </ol>
)
