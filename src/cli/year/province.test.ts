import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceKm, nearestIndex } from './nearest.ts'
import { provinceInText } from './province-of.ts'
import { provinces } from './provinces.ts'

describe('provinces', () => {
  test('31 units are in the market, 34 have a square of their own', () => {
    expect(provinces.filter((province) => province.inMarket)).toHaveLength(31)
    expect(new Set(provinces.map(({ tile }) => `${tile.column},${tile.row}`)).size).toBe(34)
    expect(new Set(provinces.map(({ code }) => code)).size).toBe(34)
  })

  test.each([
    ['Hainan District  Wuhai Prefecture  Inner Mongolia Autonomous Region', '15'],
    ['Yungang area, Fengtai District, Beijing, China', '11'],
    ['Longtan District  Jilin Prefecture  Jilin Province', '22'],
    ['457 Huaihai Road  Yongqiao District  Suzhou Prefecture  Anhui Province', '34'],
    ['Dachan Island, Nanshan District, Shenzhen City', '44'],
    ['SHENZEN', '44'],
    ['Zhuliantian, Guizou', '52'],
    ['Shaanxi', '61'],
    ['Shanxi', '14'],
    ["Yan'an City", '61'],
    ['广东省惠州市', '44'],
    ['Hong Kong', '81'],
    ['Yellow River', undefined],
    ['Kashgar River', undefined],
    ['Suzhou Industrial Park', undefined],
    ['', undefined],
  ])('%s is in %s', (text, code) => {
    expect(provinceInText(text)).toBe(code)
  })
})

describe('nearest site', () => {
  test('a degree of a meridian is 111 km', () => {
    expect(distanceKm({ latitude: 30, longitude: 110 }, { latitude: 31, longitude: 110 })).toBeCloseTo(111.2, 1)
  })

  test('agrees with looking at every site', () => {
    const point = fc.record({
      latitude: fc.double({ min: 18, max: 53, noNaN: true }),
      longitude: fc.double({ min: 74, max: 134, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), point, (points, from) => {
        const sites = points.map((at, value) => ({ ...at, value }))
        const found = nearestIndex(sites)(from.latitude, from.longitude)
        expect(found?.km).toBe(Math.min(...sites.map((site) => distanceKm(site, from))))
      }),
      { numRuns: 300 },
    )
  })

  test('nothing known, nothing found', () => {
    expect(nearestIndex([])(30, 110)).toBeUndefined()
  })
})
