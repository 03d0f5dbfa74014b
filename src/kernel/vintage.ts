/** The year (or years) for which an allowance was issued. 2019-2020 is one vintage. */
export type Vintage = '2019-2020' | `${number}`

export const vintageOfYear = (year: number): Vintage => (year === 2019 || year === 2020 ? '2019-2020' : `${year}`)

/** The last year a vintage stands for; vintages are ordered by it. */
export const yearOfVintage = (vintage: Vintage): number => Number(vintage.slice(-4))

/** What is held and traded: `CEA2024`, `CEA2019-2020`, `CCER`. The code is the same in the registry and on the exchange. */
export type Product = `CEA${string}` | 'CCER'

export const allowanceProduct = (vintage: Vintage): Product => `CEA${vintage}`

export const isProduct = (text: string): text is Product => text === 'CCER' || /^CEA(2019-2020|20\d\d)$/.test(text)

export const vintageOf = (product: Product): Vintage | undefined =>
  product === 'CCER' ? undefined : (product.slice(3) as Vintage)
