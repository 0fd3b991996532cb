import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import {
  attendreAPart,
  compterAPart,
  doublerAPart,
  environnementAPart,
  etreTueAPart,
  raterAPart,
  refuserAPart,
  remplirAPart,
  tomberAPart,
  tournerAPart,
} from './atelier.factory.ts'
import { aPart, creerAtelier, enGros, fermerLesAteliers } from './atelier.ts'
import { ouvrage } from './ouvrage.ts'

const reglages = { ouvriers: 1, tasMo: 48, memoireMo: 192, enAttente: 2, attenteMs: 20_000, reposMs: 60_000 }
const atelier = creerAtelier(reglages)
afterAll(() => atelier.fermer())
const encore = () => expect(atelier.faire(doublerAPart, 21, { ms: 5000 })).resolves.toBe(42)

describe("l'atelier", () => {
  it('fait un travail hors du processus, et en copie les données', async () => {
    await encore()
    await expect(atelier.faire(compterAPart, new Uint8Array(1_000_000), { ms: 5000 })).resolves.toBe(1_000_000)
  })

  it('ne donne à un ouvrier ni les réglages ni le secret', async () => {
    const noms = await atelier.faire(environnementAPart, undefined, { ms: 5000 })
    expect(noms.filter((nom) => !['NODE_ENV', 'TZ', 'MALLOC_ARENA_MAX'].includes(nom) && !nom.startsWith('NODE_CHANNEL'))).toEqual([])
  })

  it('tue un travail qui passe son temps, et fait le suivant', async () => {
    await expect(atelier.faire(tournerAPart, undefined, { ms: 200 })).rejects.toMatchObject({ raison: 'trop-long', statut: 422 })
    await encore()
  })

  it.each(['tableau', 'tables', 'textes', 'octets'] as const)('survit à un ouvrier qui remplit sa mémoire (%s)', async (genre) => {
    await expect(atelier.faire(remplirAPart, genre, { ms: 25_000 })).rejects.toMatchObject({ raison: 'trop-grand', statut: 422 })
    await encore()
  })

  it("dit l'erreur d'un ouvrage, garde l'ouvrier, et laisse passer ce qu'il refuse avec une phrase", async () => {
    await expect(atelier.faire(raterAPart, undefined, { ms: 5000 })).rejects.toMatchObject({
      raison: 'echec',
      detail: 'rater : RangeError : exprès',
    })
    await expect(atelier.faire(refuserAPart, undefined, { ms: 5000 })).rejects.toMatchObject({
      statut: 422,
      message: 'La ligne 3 ne va pas.',
    })
    await encore()
  })

  it('remplace un ouvrier qui tombe, et dit un module ou des données qui ne vont pas', async () => {
    await expect(atelier.faire(tomberAPart, undefined, { ms: 5000 })).rejects.toMatchObject({ raison: 'echec' })
    await encore()
    const absent = ouvrage<() => number>('src/socle/atelier/absent.ts', 'rien')
    await expect(atelier.faire(absent, undefined, { ms: 5000 })).rejects.toMatchObject({ raison: 'occupe', statut: 503 })
    const incopiable = ouvrage<(f: () => number) => number>('src/socle/atelier/atelier.factory.ts', 'doubler')
    await expect(atelier.faire(incopiable, () => 1, { ms: 5000 })).rejects.toMatchObject({ raison: 'echec' })
    await encore()
  })

  it('refait une fois le travail d’un ouvrier tué du dehors ; tué encore, ce n’est pas la faute du travail', async () => {
    const fichier = path.join(mkdtempSync(path.join(tmpdir(), 'catalyse-atelier-')), 'tue')
    await expect(atelier.faire(etreTueAPart, fichier, { ms: 5000 })).resolves.toBe('survécu')
    await expect(atelier.faire(etreTueAPart, undefined, { ms: 5000 })).rejects.toMatchObject({ raison: 'occupe', statut: 503 })
    await encore()
  })

  // L'un est une erreur que Node annonce, comme un système à court de processus ; l'autre une qu'il jette, comme à court de mémoire.
  it.each(['/nulle-part/node', '/dev/null/node'])(
    'un ouvrier qui ne démarre pas n’est pas la faute du travail (%s)',
    async (introuvable) => {
      await atelier.fermer()
      const node = process.execPath
      try {
        process.execPath = introuvable
        await expect(atelier.faire(doublerAPart, 1, { ms: 5000 })).rejects.toMatchObject({ raison: 'occupe', statut: 503 })
      } finally {
        process.execPath = node
      }
      await encore()
    },
  )

  it('borne sa file, et sert dans l’ordre ceux qui attendent sans que l’attente compte', async () => {
    const ordre: number[] = []
    const lances = [1, 2, 3].map((n) => atelier.faire(attendreAPart, 150, { ms: 5000 }).then(() => ordre.push(n)))
    await expect(atelier.faire(doublerAPart, 1, { ms: 5000 })).rejects.toMatchObject({ raison: 'occupe', statut: 503 })
    await Promise.all(lances)
    expect(ordre).toEqual([1, 2, 3])
  })

  it('fait passer en dernier ce qui le peut, quatre au plus, sans prendre la place des autres', async () => {
    const ordre: string[] = []
    const lancer = (nom: string, enDernier: boolean) =>
      atelier.faire(attendreAPart, 20, { ms: 5000, enDernier }).then(() => ordre.push(nom))
    const lances = [lancer('en cours', true), ...['a', 'b', 'c', 'd'].map((nom) => lancer(nom, true))]
    await expect(atelier.faire(doublerAPart, 1, { ms: 5000, enDernier: true })).rejects.toMatchObject({ raison: 'occupe', statut: 503 })
    await Promise.all([...lances, lancer('premier', false), lancer('deuxième', false)])
    expect(ordre).toEqual(['en cours', 'premier', 'deuxième', 'a', 'b', 'c', 'd'])
  })

  it('rend la place de qui a trop attendu', async () => {
    const presse = creerAtelier({ ...reglages, attenteMs: 50 })
    const premier = presse.faire(attendreAPart, 1000, { ms: 5000 })
    await expect(presse.faire(doublerAPart, 1, { ms: 5000 })).rejects.toMatchObject({ raison: 'occupe' })
    await premier
    await expect(presse.faire(doublerAPart, 1, { ms: 5000 })).resolves.toBe(2)
    await presse.fermer()
  })

  it('ne fait pas attendre un texte derrière un long travail', async () => {
    const long = enGros(tournerAPart, undefined, { ms: 60_000 })
    const finDuLong = expect(long).rejects.toMatchObject({ raison: 'occupe' })
    await expect(aPart(doublerAPart, 3, { ms: 5000 })).resolves.toBe(6)
    await fermerLesAteliers()
    await finDuLong
  })

  it('renvoie un ouvrier au repos, puis en reprend un', async () => {
    const bref = creerAtelier({ ...reglages, reposMs: 1 })
    await bref.faire(doublerAPart, 1, { ms: 5000 })
    await new Promise((suite) => setTimeout(suite, 100))
    await expect(bref.faire(doublerAPart, 2, { ms: 5000 })).resolves.toBe(4)
    await bref.fermer()
  })

  it("laisse finir une commande, sans qu'elle ait à fermer l'atelier", () => {
    const fini = spawnSync(process.execPath, commande('console.log(await aPart(a.doublerAPart, 4, { ms: 5000 }))'), {
      encoding: 'utf8',
      timeout: 25_000,
    })
    expect([fini.status, fini.stdout.trim()]).toEqual([0, '8'])
  })

  it("n'a pas d'ouvrier qui survive au processus tué qui l'employait", async () => {
    const fichier = path.join(mkdtempSync(path.join(tmpdir(), 'catalyse-atelier-')), 'pid')
    const parent = spawn(process.execPath, commande(`await aPart(a.tournerAPart, ${JSON.stringify(fichier)}, { ms: 60000 })`))
    await expect.poll(() => existsSync(fichier) && readFileSync(fichier, 'utf8'), { timeout: 20_000 }).toMatch(/\d/)
    const pid = Number(readFileSync(fichier, 'utf8'))
    expect(vit(pid)).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(() => vit(pid), { timeout: 10_000 }).toBe(false)
  })
})

// Un programme à part, par Node seul : `a` est la fabrique des ouvrages d'essai.
function commande(code: string): string[] {
  const adresse = (nom: string) => JSON.stringify(pathToFileURL(path.resolve('src/socle/atelier', nom)).href)
  const entete = `const { aPart } = await import(${adresse('atelier.ts')}); const a = await import(${adresse('atelier.factory.ts')});`
  return ['--input-type=module', '-e', `${entete} ${code}`]
}

function vit(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // Un processus fini que personne n'a relevé (« Z ») ne travaille plus.
  return !existsSync(`/proc/${pid}/stat`) || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}
