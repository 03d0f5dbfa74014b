import type { Label } from '../../kernel/index.ts'

/**
 * A province-level unit. code: the first two digits of GB/T 2260. short: the one-character name. tile: its square in the
 * national grid.
 */
export interface Province extends Label {
  readonly code: string
  readonly short: string
  readonly tile: { readonly column: number; readonly row: number }
  /** Hong Kong, Macao and Taiwan have a square in the grid and no emitter in the national market. */
  readonly inMarket: boolean
}

const row = (code: string, zh: string, short: string, en: string, column: number, line: number, inMarket = true): Province => ({
  code,
  zh,
  short,
  en,
  tile: { column, row: line },
  inMarket,
})

/** All province-level units, by code. 31 are in the market. The grid is 8 squares wide and 8 high. */
export const provinces: readonly Province[] = [
  row('11', '北京', '京', 'Beijing', 5, 2),
  row('12', '天津', '津', 'Tianjin', 6, 2),
  row('13', '河北', '冀', 'Hebei', 5, 3),
  row('14', '山西', '晋', 'Shanxi', 4, 3),
  row('15', '内蒙古', '蒙', 'Inner Mongolia', 5, 1),
  row('21', '辽宁', '辽', 'Liaoning', 7, 2),
  row('22', '吉林', '吉', 'Jilin', 7, 1),
  row('23', '黑龙江', '黑', 'Heilongjiang', 7, 0),
  row('31', '上海', '沪', 'Shanghai', 7, 4),
  row('32', '江苏', '苏', 'Jiangsu', 6, 4),
  row('33', '浙江', '浙', 'Zhejiang', 6, 5),
  row('34', '安徽', '皖', 'Anhui', 5, 4),
  row('35', '福建', '闽', 'Fujian', 6, 6),
  row('36', '江西', '赣', 'Jiangxi', 5, 5),
  row('37', '山东', '鲁', 'Shandong', 6, 3),
  row('41', '河南', '豫', 'Henan', 4, 4),
  row('42', '湖北', '鄂', 'Hubei', 4, 5),
  row('43', '湖南', '湘', 'Hunan', 4, 6),
  row('44', '广东', '粤', 'Guangdong', 5, 6),
  row('45', '广西', '桂', 'Guangxi', 3, 6),
  row('46', '海南', '琼', 'Hainan', 4, 7),
  row('50', '重庆', '渝', 'Chongqing', 3, 4),
  row('51', '四川', '川', 'Sichuan', 2, 4),
  row('52', '贵州', '黔', 'Guizhou', 3, 5),
  row('53', '云南', '滇', 'Yunnan', 2, 5),
  row('54', '西藏', '藏', 'Tibet', 0, 4),
  row('61', '陕西', '陕', 'Shaanxi', 3, 3),
  row('62', '甘肃', '甘', 'Gansu', 2, 2),
  row('63', '青海', '青', 'Qinghai', 1, 3),
  row('64', '宁夏', '宁', 'Ningxia', 3, 2),
  row('65', '新疆', '新', 'Xinjiang', 0, 2),
  row('71', '台湾', '台', 'Taiwan', 7, 6, false),
  row('81', '香港', '港', 'Hong Kong', 6, 7, false),
  row('82', '澳门', '澳', 'Macao', 5, 7, false),
]

const byCode = new Map(provinces.map((province) => [province.code, province]))

export const provinceOfCode = (code: string): Province => {
  const province = byCode.get(code)
  if (!province) throw new Error(`${code} is not a province-level unit`)
  return province
}
