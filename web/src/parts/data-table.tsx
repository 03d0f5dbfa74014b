import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  readonly numeric?: boolean
  readonly mono?: boolean
  /** On phones: the heading of the row, its first pair, a full line, or nothing. */
  readonly phone?: 'heading' | 'first' | 'wide' | 'hidden'
  readonly width?: number
  readonly strong?: boolean
  /** The head is read out only. */
  readonly hideHead?: boolean
}

export interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly rowClass?: (row: Row) => string | undefined
  /** The sum row, one cell for each column; it must add up on screen. */
  readonly sum?: readonly ReactNode[] | undefined
  readonly dense?: boolean
}

const phoneClass = { heading: 'hd', first: 'key', wide: 'w2', hidden: 'mhide' } as const

const classOf = <Row,>(column: Column<Row>): string =>
  [column.numeric ? 'num' : '', column.mono ? 'mono' : '', column.strong ? 'b' : '', column.phone ? phoneClass[column.phone] : '']
    .filter(Boolean)
    .join(' ')

/** Every list: right-aligned figures, units in the head, totals last; on phones each row is a sheet of name and value pairs. */
export const DataTable = <Row,>({ label, columns, rows, rowKey, rowClass, sum, dense }: DataTableProps<Row>) => (
  <div className="scroll-x">
    <table className={dense ? 'stack dense' : 'stack'} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.numeric ? 'num' : undefined}
              style={column.width ? { width: column.width } : undefined}
            >
              {column.hideHead ? <span className="vh">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={rowClass?.(row)}>
            {columns.map((column) => (
              <td key={column.key} className={classOf(column)} data-l={column.head}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {sum && (
          <tr className="sum">
            {columns.map((column, index) => (
              <td key={column.key} className={sum[index] === undefined ? 'mhide' : classOf(column)} data-l={column.head}>
                {sum[index]}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  </div>
)
