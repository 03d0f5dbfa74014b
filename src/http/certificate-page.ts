import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Anchor } from '../store/index.ts'
import { zhCapitals } from './zh-capitals.ts'

/** What the public view `compliance.certificate` answers. */
export interface Certificate {
  readonly number: string
  readonly organisation: string
  readonly nameZh: string
  readonly nameEn: string
  readonly year: number
  readonly due: bigint
  readonly surrendered: bigint
  readonly credits: bigint
  readonly metOn: string
  readonly acts: readonly {
    readonly day: string
    readonly allowances: readonly { readonly product: string; readonly quantity: bigint | number }[]
  }[]
}

export interface CertificatePage {
  readonly certificate: Certificate
  /** The chain as it was signed for this page. */
  readonly head: Anchor
  readonly checkUrl: string
  /** PNG of the code that leads to `checkUrl`. */
  readonly code: Buffer
  readonly sandbox: boolean
  readonly now: Date
}

const fontFile = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const ink = '#12262b'
const dim = '#51666b'
const page = { width: 595.28, height: 841.89 }
const frame = 36
const left = 72
const width = page.width - 2 * left
const labelWidth = 130

const articles = [
  '《碳排放权交易管理暂行条例》第十四条：重点排放单位应当按照规定的时限足额清缴其碳排放配额',
  '《碳排放权交易管理办法（试行）》第二十八条（清缴）、第二十九条（抵销）',
]

const tonnes = (value: bigint): string => `${value.toLocaleString('en-US')} tCO2e（大写：${zhCapitals(value)}吨）`

/** What was surrendered of each product, over all acts, oldest product first. */
const byProduct = (certificate: Certificate): [string, bigint][] => {
  const sums = new Map<string, bigint>()
  for (const act of certificate.acts) {
    for (const item of act.allowances) sums.set(item.product, (sums.get(item.product) ?? 0n) + BigInt(item.quantity))
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
}

type Doc = InstanceType<typeof PDFDocument>

const field = (doc: Doc, zh: string, en: string, value: string, size = 10.5): void => {
  const top = doc.y
  doc.fontSize(9).fillColor(dim).text(zh, left, top, { width: labelWidth })
  doc.fontSize(6.5).text(en, left, top + 12, { width: labelWidth })
  doc
    .fontSize(size)
    .fillColor(ink)
    .text(value, left + labelWidth, top, { width: width - labelWidth, lineGap: 2 })
  doc.y = Math.max(doc.y, top + 22) + 8
}

const title = (doc: Doc, sandbox: boolean): void => {
  doc
    .rect(frame, frame, page.width - 2 * frame, page.height - 2 * frame)
    .lineWidth(1)
    .stroke(ink)
  if (sandbox)
    doc
      .fontSize(8)
      .fillColor(dim)
      .text('演示市场 · 无法律效力 / Sandbox, without legal effect', left, 50, { width, align: 'center' })
  doc.fontSize(22).fillColor(ink).text('碳排放配额清缴凭证', left, 84, { width, align: 'center' })
  doc.fontSize(10).fillColor(dim).text('Certificate of surrender', { width, align: 'center' })
  doc.y = 158
}

const fields = (doc: Doc, certificate: Certificate): void => {
  const products = byProduct(certificate).map(([product, quantity]) => `${product}　${tonnes(quantity)}`)
  field(doc, '凭证编号', 'Number', certificate.number)
  field(doc, '持有单位', 'Holder', `${certificate.nameZh}\n${certificate.nameEn}（${certificate.organisation}）`)
  field(doc, '履约年度', 'Compliance year', `${certificate.year}`)
  field(doc, '应清缴', 'Obligation', tonnes(certificate.due))
  field(
    doc,
    '配额清缴',
    'Allowances surrendered',
    [...products, ...(products.length === 1 ? [] : [`合计　${tonnes(certificate.surrendered)}`])].join('\n'),
  )
  field(doc, '自愿减排量抵销', 'Credits (CCER)', tonnes(certificate.credits))
  field(doc, '足额清缴日', 'Met on', certificate.metOn)
  field(doc, '依据', 'Articles', articles.join('\n'))
}

/** Hashes and signatures have no place to break a line; they are broken into even pieces. */
const pieces = (text: string): string => text.match(/.{1,64}/g)?.join('\n') ?? ''

const signature = (doc: Doc, head: Anchor): void => {
  const text = [
    `账本位置 ${head.position}　业务日 ${head.businessDay}　${head.signedAt}`,
    `sha256\n${pieces(head.hash)}`,
    `ed25519\n${pieces(head.signature)}`,
  ]
  field(doc, '账本签名', 'Signed head', text.join('\n'), 7.5)
}

const check = (doc: Doc, { checkUrl, code, now }: CertificatePage): void => {
  const size = 92
  const top = page.height - frame - size - 28
  doc.image(code, page.width - left - size, top, { width: size })
  doc
    .fontSize(11)
    .fillColor(ink)
    .text('已在公开页可查', left, top + 18, { width: width - size - 16 })
  doc
    .fontSize(8)
    .fillColor(dim)
    .text(checkUrl, { width: width - size - 16 })
  doc.text(`${now.toISOString().slice(0, 19)}Z`, { width: width - size - 16 })
}

/**
 * The certificate as one A4 page; of the font only the characters used are embedded. Serial blocks are not public and do not
 * stand on it.
 */
export const certificatePdf = (data: CertificatePage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const info = { Title: `${data.certificate.number} 碳排放配额清缴凭证`, Author: 'Tonne', CreationDate: data.now }
    const doc = new PDFDocument({ size: 'A4', margin: 0, info, lang: 'zh-CN', displayTitle: true, autoFirstPage: true })
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
    doc.font(fontFile)
    title(doc, data.sandbox)
    fields(doc, data.certificate)
    signature(doc, data.head)
    check(doc, data)
    doc.end()
  })
