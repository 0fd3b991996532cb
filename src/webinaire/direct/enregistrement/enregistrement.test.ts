import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ecrireChapitres, lireChapitres } from './chapitres.ts'
import { lireSousTitres, type Replique } from './sous-titres.ts'
import { enParagraphes, tempsLisible } from './transcription.ts'

const deux = (n: number) => String(n).padStart(2, '0')
const temps = (s: number, virgule = '.') =>
  `${deux(Math.floor(s / 3600))}:${deux(Math.floor(s / 60) % 60)}:${deux(Math.floor(s) % 60)}${virgule}000`
const mots = fc.stringMatching(/^[a-zéèàç' ,]{0,30}[a-zé.!?]$/).map((s) => s.replace(/\s+/g, ' ').trim())
const repliques = fc
  .array(fc.record({ duree: fc.integer({ min: 1, max: 9 }), texte: mots.filter((s) => s !== '') }), { minLength: 1, maxLength: 40 })
  .map((liste) => liste.map(({ duree, texte }, rang) => ({ debut: rang * 10, fin: rang * 10 + duree, texte })))
const enVtt = (liste: { debut: number; fin: number; texte: string }[]) =>
  `WEBVTT\n\n${liste.map((r) => `${temps(r.debut)} --> ${temps(r.fin)}\n${r.texte}`).join('\n\n')}\n`
const enSrt = (liste: { debut: number; fin: number; texte: string }[]) =>
  liste.map((r, rang) => `${rang + 1}\r\n${temps(r.debut, ',')} --> ${temps(r.fin, ',')}\r\n${r.texte}`).join('\r\n\r\n')
const lues = (texte: string): Replique[] => {
  const lu = lireSousTitres(texte)
  return lu.ok ? lu.repliques : []
}

describe('lire des sous-titres', () => {
  it('un WebVTT et un SRT des mêmes répliques disent la même chose', () => {
    fc.assert(
      fc.property(repliques, (liste) => {
        const attendues = liste.map((r) => ({ ...r, voix: '' }))
        expect(lues(enVtt(liste))).toEqual(attendues)
        expect(lues(enSrt(liste))).toEqual(attendues)
      }),
    )
  })

  it('un SRT récrit est un WebVTT qui se relit de même', () => {
    fc.assert(
      fc.property(repliques, (liste) => {
        const lu = lireSousTitres(enSrt(liste))
        expect(lu.ok && lues(lu.vtt)).toEqual(lues(enVtt(liste)))
      }),
    )
  })

  it('aucun texte ne fait tomber la lecture, et un refus dit toujours pourquoi', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((s) => `WEBVTT\n\n${s}`),
        ),
        (texte) => {
          const lu = lireSousTitres(texte)
          expect(lu.ok ? lu.repliques.length : lu.fautes.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('notes, styles, identifiants, réglages, en-tête et BOM sont admis', () => {
    const texte = `\uFEFFWEBVTT Kind: captions\nLanguage: fr\n\nSTYLE\n::cue { color: red }\n\nNOTE une note\nsur deux lignes\n\nintro\n00:01.000\t-->  00:02.500 align:start line:0%\n<v.premier Marie Dupont>Bonjour <i>à tous</i> &amp; toutes\n\n\n\n00:00:03.000 --> 00:00:04.000\nÀ vous\n`
    expect(lues(texte)).toEqual([
      { debut: 1, fin: 2.5, voix: 'Marie Dupont', texte: 'Bonjour à tous & toutes' },
      { debut: 3, fin: 4, voix: '', texte: 'À vous' },
    ])
  })

  it('une faute est dite avec le numéro de sa ligne', () => {
    const fautes = (texte: string) => {
      const lu = lireSousTitres(texte)
      return lu.ok ? [] : lu.fautes
    }
    expect(fautes('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nBien\n\n00:00:09.000 --> 00:00:05.000\nÀ l’envers\n')).toEqual([
      'Ligne 6 : cette réplique finit avant de commencer.',
    ])
    expect(fautes('WEBVTT\n\n\nBonjour\n')[0]).toMatch(/^Ligne 4 : il manque la ligne des temps/)
    expect(fautes('1\n00:00:01,000 --> 00:00:02,000\nBien\n\n2\n00:00:03,000 --> trois secondes\nMal\n')[0]).toMatch(
      /^Ligne 5 : les temps sont mal écrits/,
    )
    expect(fautes('<html>Ceci est une page</html>')[0]).toMatch(/^Ligne 1/)
    expect(fautes('WEBVTT\n')).toEqual(['Ce fichier ne contient aucune réplique.'])
  })
})

describe('la transcription', () => {
  it('garde tous les mots, dans l’ordre, quel que soit le découpage', () => {
    fc.assert(
      fc.property(repliques, (liste) => {
        const sources = liste.map((r) => ({ ...r, voix: '' }))
        expect(
          enParagraphes(sources)
            .map(({ texte }) => texte)
            .join(' '),
        ).toBe(sources.map(({ texte }) => texte).join(' '))
      }),
    )
  })

  it('change de paragraphe quand une autre personne parle', () => {
    const dites = ['Ana', 'Ana', 'Bo'].map((voix, rang) => ({ debut: rang, fin: rang + 1, voix, texte: `mot ${rang}` }))
    expect(enParagraphes(dites)).toEqual([
      { debut: 0, voix: 'Ana', texte: 'mot 0 mot 1' },
      { debut: 2, voix: 'Bo', texte: 'mot 2' },
    ])
  })
})

describe('les chapitres', () => {
  it('écrits puis relus, ils sont les mêmes', () => {
    const chapitres = fc
      .uniqueArray(fc.record({ debut: fc.nat({ max: 99 * 3600 }), titre: mots.filter((s) => /^[a-zé]/.test(s)) }), {
        selector: (c) => c.debut,
        maxLength: 100,
      })
      .map((liste) => liste.sort((a, b) => a.debut - b.debut))
    fc.assert(
      fc.property(chapitres, (liste) => {
        expect(lireChapitres(ecrireChapitres(liste))).toEqual({ ok: true, chapitres: liste })
      }),
    )
  })

  it('une ligne fausse est dite par son numéro', () => {
    expect(lireChapitres('00:00 Accueil\n\nsans temps')).toEqual({ ok: false, faute: expect.stringMatching(/^Ligne 3 :/) })
    expect(lireChapitres('1:00 A\n01:00 B')).toEqual({ ok: false, faute: 'Ligne 2 : un autre chapitre commence déjà à 1:00.' })
    expect(lireChapitres('1:75:00 A').ok).toBe(false)
  })

  it('le temps se lit comme on le dit', () => {
    expect([0, 65, 3725, 750.9].map(tempsLisible)).toEqual(['0:00', '1:05', '1:02:05', '12:30'])
  })
})
