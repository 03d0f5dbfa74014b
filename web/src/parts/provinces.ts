/** One square for each province-level unit, all 34 of them: row and column on an eight by eight grid. No boundaries are drawn. */
export interface Tile {
  /** The first two digits of the administrative code. */
  readonly code: string
  readonly short: string
  readonly zh: string
  readonly en: string
  readonly row: number
  readonly column: number
}

const tile = (code: string, short: string, zh: string, en: string, row: number, column: number): Tile => ({
  code,
  short,
  zh,
  en,
  row,
  column,
})

export const tiles: readonly Tile[] = [
  tile('23', '黑', '黑龙江', 'Heilongjiang', 1, 8),
  tile('15', '蒙', '内蒙古', 'Inner Mongolia', 2, 6),
  tile('22', '吉', '吉林', 'Jilin', 2, 8),
  tile('65', '新', '新疆', 'Xinjiang', 3, 1),
  tile('62', '甘', '甘肃', 'Gansu', 3, 3),
  tile('64', '宁', '宁夏', 'Ningxia', 3, 4),
  tile('11', '京', '北京', 'Beijing', 3, 6),
  tile('12', '津', '天津', 'Tianjin', 3, 7),
  tile('21', '辽', '辽宁', 'Liaoning', 3, 8),
  tile('63', '青', '青海', 'Qinghai', 4, 2),
  tile('61', '陕', '陕西', 'Shaanxi', 4, 4),
  tile('14', '晋', '山西', 'Shanxi', 4, 5),
  tile('13', '冀', '河北', 'Hebei', 4, 6),
  tile('37', '鲁', '山东', 'Shandong', 4, 7),
  tile('54', '藏', '西藏', 'Tibet', 5, 1),
  tile('51', '川', '四川', 'Sichuan', 5, 3),
  tile('50', '渝', '重庆', 'Chongqing', 5, 4),
  tile('41', '豫', '河南', 'Henan', 5, 5),
  tile('34', '皖', '安徽', 'Anhui', 5, 6),
  tile('32', '苏', '江苏', 'Jiangsu', 5, 7),
  tile('31', '沪', '上海', 'Shanghai', 5, 8),
  tile('53', '滇', '云南', 'Yunnan', 6, 3),
  tile('52', '黔', '贵州', 'Guizhou', 6, 4),
  tile('42', '鄂', '湖北', 'Hubei', 6, 5),
  tile('36', '赣', '江西', 'Jiangxi', 6, 6),
  tile('33', '浙', '浙江', 'Zhejiang', 6, 7),
  tile('45', '桂', '广西', 'Guangxi', 7, 4),
  tile('43', '湘', '湖南', 'Hunan', 7, 5),
  tile('44', '粤', '广东', 'Guangdong', 7, 6),
  tile('35', '闽', '福建', 'Fujian', 7, 7),
  tile('71', '台', '台湾', 'Taiwan', 7, 8),
  tile('46', '琼', '海南', 'Hainan', 8, 5),
  tile('82', '澳', '澳门', 'Macao', 8, 6),
  tile('81', '港', '香港', 'Hong Kong', 8, 7),
]

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^province-/, '')
    .replace(/[\s-]/g, '')
    .replace(/(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/, '')

/**
 * Finds a province by administrative code (two or six digits), its authority's id, Chinese name or English name, as the views
 * send it.
 */
export const tileOf = (province: string): Tile | undefined => {
  const key = bare(province)
  return tiles.find(
    ({ code, zh, en, short }) => key === zh || key === bare(en) || key === short || (/^\d+$/.test(key) && key.startsWith(code)),
  )
}
