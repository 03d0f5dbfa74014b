import { useState } from 'react'
import { ask, isFailure, type Failure } from '../../api/client.ts'
import { useCommand } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import type { Outcome, Refusal } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import { proposed, type Amounts, type Row } from './plan.ts'
import { readAmounts, type Reading } from './reading.ts'
import type { ComplianceAnswer, SurrenderCheck } from './types.ts'

export type Due = ComplianceAnswer & { readonly obligation: NonNullable<ComplianceAnswer['obligation']> }

const allowancesOf = (reading: Reading) =>
  [...reading.amounts]
    .filter(([code, amount]) => code !== 'CCER' && amount > 0)
    .map(([product, quantity]) => ({ product, quantity }))

/** Which field a refusal belongs to: a row by its place in what was sent, everything else the credits. */
const productOf = (refusal: Refusal, reading: Reading): string | undefined => {
  const index = /allowances\.(\d+)/.exec(refusal.field ?? '')?.[1]
  if (index !== undefined) return allowancesOf(reading)[Number(index)]?.product
  return refusal.field === 'credits' ? 'CCER' : undefined
}

/** The four steps: what is due, what is chosen, the register's answer to it before it is sent, and the proposal it becomes. */
export const useSurrender = ({ obligation, offset }: Due, rows: readonly Row[]) => {
  const creditsLeft = Math.max(0, (offset?.limit ?? 0) - (offset?.used ?? 0))
  const [step, setStep] = useState(0)
  const [typed, setTyped] = useState<Amounts>(() =>
    Object.fromEntries(
      Object.entries(proposed(rows, obligation.missing, creditsLeft)).map(([code, amount]) => [code, tonnes(amount)]),
    ),
  )
  const [checked, setChecked] = useState<SurrenderCheck>()
  const [refused, setRefused] = useState<Outcome<unknown>>()
  const [failure, setFailure] = useState<Failure>()
  const [checking, setChecking] = useState(false)
  const surrender = useCommand<object>(commands.surrender)
  const reading = readAmounts(rows, typed, creditsLeft)
  const clear = (): void => {
    setRefused(undefined)
    setFailure(undefined)
    surrender.reset()
  }
  const check = async (): Promise<void> => {
    clear()
    setChecking(true)
    try {
      const allowances = allowancesOf(reading)
        .map(({ product, quantity }) => `${product}:${quantity}`)
        .join(',')
      const asked = { year: obligation.year, allowances, credits: reading.credits }
      const answer = await ask<SurrenderCheck>(views.surrenderCheck, asked)
      setChecked(answer)
      if (answer.refusals.length > 0) setRefused({ kind: 'refused', refusals: answer.refusals, request: '' })
      else setStep(2)
    } catch (error) {
      if (isFailure(error)) setFailure(error)
    }
    setChecking(false)
  }
  const submit = async (): Promise<void> => {
    const input = { year: obligation.year, allowances: allowancesOf(reading), credits: reading.credits }
    const outcome = await surrender.run(input)
    if (outcome?.kind === 'done' || outcome?.kind === 'waiting') setStep(3)
  }
  return {
    step,
    typed,
    reading,
    checked,
    total: reading.allowances + reading.credits,
    outcome: refused ?? surrender.outcome,
    failure: failure ?? surrender.failure,
    busy: checking || surrender.running,
    go: (to: number) => {
      clear()
      setStep(to)
    },
    type: (code: string, text: string) => {
      clear()
      setTyped({ ...typed, [code]: text })
    },
    applyNearest: (refusal: Refusal) => {
      const code = productOf(refusal, reading)
      if (code && typeof refusal.nearest === 'number') setTyped({ ...typed, [code]: tonnes(refusal.nearest) })
      clear()
    },
    check,
    submit,
  }
}

export type Surrender = ReturnType<typeof useSurrender>
