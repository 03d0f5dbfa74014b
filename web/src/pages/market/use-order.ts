import { useState } from 'react'
import { ask, isFailure, type Failure } from '../../api/client.ts'
import { useCommand } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import type { Outcome, Refusal } from '../../api/types.ts'
import { price, readWhole, readYuan, tonnes } from '../../format/number.ts'
import type { Picked } from '../../parts/market/book.tsx'
import type { OrderCheck } from '../../parts/market/types.ts'

export type Side = 'buy' | 'sell'

/** What was taken last, so that the ticket may say it after it is empty again. */
export interface Taken {
  readonly kind: 'list' | 'pick'
  readonly side: Side
  readonly quantity: number
  readonly priceFen: number
  readonly amountFen: number
}

interface Asked {
  readonly product: string
  readonly organisation: { readonly organisation?: string }
  /** The side the ticket opens with. */
  readonly side: Side
}

interface Form {
  readonly side: Side
  readonly pick: Picked | undefined
  readonly priceText: string
  readonly quantityText: string
}

const empty: Form = { side: 'buy', pick: undefined, priceText: '', quantityText: '' }

const read = ({ priceText, quantityText }: Form) => {
  const priceFen = readYuan(priceText)
  const quantity = readWhole(quantityText)
  return priceFen !== undefined && priceFen > 0 && quantity !== undefined && quantity > 0 ? { priceFen, quantity } : undefined
}

export const isPrice = (refusal: Refusal): boolean => /price/i.test(refusal.field ?? '')

export interface Order extends Form {
  /** Price and quantity once both can be read. */
  readonly figures: { readonly priceFen: number; readonly quantity: number } | undefined
  /** Checked by the market and waiting for the second press. */
  readonly review: OrderCheck | undefined
  readonly outcome: Outcome<unknown> | undefined
  readonly taken: Taken | undefined
  readonly failure: Failure | undefined
  readonly busy: boolean
  readonly turn: (side: Side) => void
  readonly take: (pick: Picked) => void
  readonly type: (change: { readonly priceText?: string; readonly quantityText?: string }) => void
  /** One step back: from the review to the form, from a pick to a listing of one's own. */
  readonly back: () => void
  readonly submit: () => Promise<void>
  readonly applyNearest: (refusal: Refusal) => void
}

const useCheck = ({ product, organisation }: Asked) => {
  const [review, setReview] = useState<OrderCheck>()
  const [outcome, setOutcome] = useState<Outcome<unknown>>()
  const [failure, setFailure] = useState<Failure>()
  const [checking, setChecking] = useState(false)
  const clear = (): void => {
    setReview(undefined)
    setOutcome(undefined)
    setFailure(undefined)
  }
  const check = async (
    { side, pick }: Form,
    figures: { readonly priceFen: number; readonly quantity: number },
  ): Promise<void> => {
    clear()
    setChecking(true)
    try {
      const answer = await ask<OrderCheck>(views.orderCheck, {
        ...organisation,
        product,
        side,
        ...figures,
        listing: pick?.listing,
      })
      if (answer.refusals.length > 0) setOutcome({ kind: 'refused', refusals: answer.refusals, request: '' })
      else setReview(answer)
    } catch (error) {
      if (isFailure(error)) setFailure(error)
    }
    setChecking(false)
  }
  return { review, outcome, failure, checking, clear, check, setOutcome, setReview }
}

/** The ticket: what is typed, the market's answer to it before it is sent, and the command it becomes on the second press. */
export const useOrder = (asked: Asked): Order => {
  const [form, setForm] = useState<Form>({ ...empty, side: asked.side })
  const [taken, setTaken] = useState<Taken>()
  const list = useCommand<object>(commands.list)
  const pickCommand = useCommand<object>(commands.pick)
  const check = useCheck(asked)
  const figures = read(form)
  const change = (next: Form): void => {
    check.clear()
    setTaken(undefined)
    setForm(next)
  }
  const send = async (reviewed: OrderCheck): Promise<void> => {
    if (!figures) return
    const { side, pick } = form
    const base = { ...asked.organisation, product: asked.product, quantity: figures.quantity }
    const outcome = pick
      ? await pickCommand.run({ ...base, listing: pick.listing })
      : await list.run({ ...base, side, priceFen: figures.priceFen })
    check.setReview(undefined)
    if (outcome?.kind !== 'done') return check.setOutcome(outcome)
    setTaken({
      kind: pick ? 'pick' : 'list',
      side,
      quantity: figures.quantity,
      priceFen: reviewed.priceFen,
      amountFen: reviewed.amountFen,
    })
    return setForm({ ...empty, side })
  }
  return {
    ...form,
    figures,
    review: check.review,
    outcome: check.outcome,
    taken,
    failure: check.failure ?? (form.pick ? pickCommand : list).failure,
    busy: check.checking || list.running || pickCommand.running,
    turn: (side) => change({ ...form, side, ...(form.pick ? { pick: undefined } : {}) }),
    take: (pick) =>
      change({
        side: pick.side === 'sell' ? 'buy' : 'sell',
        pick,
        priceText: price(pick.priceFen),
        quantityText: tonnes(pick.quantity),
      }),
    type: (typed) => change({ ...form, ...typed }),
    back: () => (check.review ? check.clear() : change({ ...form, pick: undefined })),
    submit: async () => {
      if (!figures) return
      await (check.review ? send(check.review) : check.check(form, figures))
    },
    applyNearest: ({ nearest, ...refusal }) => {
      if (nearest === undefined) return
      if (isPrice(refusal)) change({ ...form, priceText: String(nearest) })
      else if (typeof nearest === 'number') change({ ...form, quantityText: tonnes(nearest) })
    },
  }
}
