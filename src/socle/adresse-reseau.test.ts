import { isIPv4 } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reseauDe } from './adresse-reseau.ts'

const groupe = fc.nat({ max: 0xffff })
const groupes = fc.array(groupe, { minLength: 8, maxLength: 8 })
const enTexte = (huit: number[]) => huit.map((g) => g.toString(16)).join(':')
// Toutes les façons d'écrire la même adresse : majuscules, zéros devant, « :: », crochets, port, zone.
const ecritures = (huit: number[]): string[] => {
  const longue = huit.map((g) => g.toString(16).padStart(4, '0')).join(':')
  return [
    longue,
    longue.toUpperCase(),
    enTexte(huit),
    new URL(`http://[${enTexte(huit)}]`).hostname,
    `${longue}%eth0`,
    `[${longue}]`,
    `[${longue}]:443`,
    ` ${longue} `,
  ]
}
// Les IPv4 écrites en IPv6 ont leur règle, plus bas.
const estMappee = (huit: number[]) => huit.slice(0, 5).every((g) => g === 0) && huit[5] === 0xffff

describe('le réseau d’une adresse', () => {
  it('deux adresses IPv6 du même /64 comptent pour une, de quelque façon qu’elles soient écrites', () => {
    fc.assert(
      fc.property(groupes, fc.array(groupe, { minLength: 4, maxLength: 4 }), (huit, queue) => {
        const voisine = [...huit.slice(0, 4), ...queue]
        fc.pre(!estMappee(huit) && !estMappee(voisine))
        expect(new Set([...ecritures(huit), ...ecritures(voisine)].map(reseauDe)).size).toBe(1)
      }),
    )
  })

  it('deux adresses de deux /64 comptent pour deux', () => {
    fc.assert(
      fc.property(groupes, groupes, (a, b) => {
        fc.pre(enTexte(a.slice(0, 4)) !== enTexte(b.slice(0, 4)))
        expect(reseauDe(enTexte(a))).not.toBe(reseauDe(enTexte(b)))
      }),
    )
  })

  it('une IPv4 compte entière, avec ou sans port, et sous sa forme IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (adresse) => {
        const [a = 0, b = 0, c = 0, d = 0] = adresse.split('.').map(Number)
        const hexa = `::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
        const formes = [
          adresse,
          `${adresse}:51234`,
          `::ffff:${adresse}`,
          `::FFFF:${adresse}`,
          hexa,
          `[${hexa}]:80`,
          `0:0:0:0:0:ffff:${adresse}`,
        ]
        expect(formes.map(reseauDe)).toEqual(formes.map(() => adresse))
      }),
    )
  })

  it('ce qui n’est pas une adresse est une seule et même origine', () => {
    const faux = [
      '',
      ' ',
      'inconnue',
      '1.2.3',
      '1.2.3.4.5',
      '999.1.1.1',
      '0x7f.1',
      '[::1',
      '::1]',
      ':::',
      '1:2:3:4:5:6:7:8:9',
      '%',
      'fe80::g',
      '[1.2.3.4',
      '12345',
    ]
    expect(new Set(faux.map(reseauDe))).toEqual(new Set(['inconnue']))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (texte) => reseauDe(texte) === 'inconnue' || isIPv4(reseauDe(texte)) || reseauDe(texte).endsWith('::/64'),
      ),
    )
  })

  it('le réseau dit est lisible', () => {
    expect(['2001:db8:1:2:3:4:5:6', '::1', 'fe80::1%en0', '192.0.2.7'].map(reseauDe)).toEqual([
      '2001:db8:1:2::/64',
      '0:0:0:0::/64',
      'fe80:0:0:0::/64',
      '192.0.2.7',
    ])
  })
})
