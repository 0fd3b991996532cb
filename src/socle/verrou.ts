import { readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { codeDe, creerDossier, ecrireDUnCoup, ecrireSIlManque } from './ecrire-fichier.ts'
import { commandeDe } from './processus-postgres.ts'

// Les verrous que ce processus tient : son propre numéro, noté par un autre avant lui, ne l'arrête pas.
const tenus = new Set<string>()
const minutesDAttente = 3

/**
 * Fait un travail qu'un seul processus à la fois peut faire ; les autres attendent leur tour. Le fichier du verrou dit qui le
 * tient : celui d'un processus mort sans l'avoir rendu est repris.
 * @throws Error si son tour n'est pas venu en trois minutes
 */
export async function sousVerrou<T>(fichier: string, faire: () => Promise<T>): Promise<T> {
  const jeton = `${process.pid} ${Math.random().toString(36).slice(2)}\n${commandeDe(process.pid)}`
  creerDossier(path.dirname(fichier))
  const terme = Date.now() + minutesDAttente * 60_000
  while (!prendre(fichier, jeton)) {
    if (Date.now() > terme) throw new Error(phrase(fichier))
    await attendre(50)
  }
  tenus.add(fichier)
  try {
    return await faire()
  } finally {
    tenus.delete(fichier)
    if (lire(fichier) === jeton) rmSync(fichier, { force: true })
  }
}

function prendre(fichier: string, jeton: string): boolean {
  const tenant = lire(fichier)
  if (tenant === '') {
    ecrireSIlManque(fichier, jeton)
    return lire(fichier) === jeton
  }
  return !vit(fichier, tenant) && reprendre(fichier, tenant, jeton)
}

// De plusieurs qui voient le même mort, un seul le remplace : celui qui tient le droit de reprendre, et qui relit alors le
// verrou, pour ne pas ôter celui qu'un vivant vient de prendre.
function reprendre(fichier: string, mort: string, jeton: string): boolean {
  const droit = `${fichier}.reprise`
  if (lire(droit) === '') ecrireSIlManque(droit, jeton)
  if (lire(droit) !== jeton) {
    oublierUnVieuxDroit(droit)
    return false
  }
  const encore = lire(fichier) === mort
  if (encore) ecrireDUnCoup(fichier, jeton)
  rmSync(droit, { force: true })
  return encore
}

// Il ne se tient qu'un instant : vieux de dix secondes, qui le tenait est mort avec.
function oublierUnVieuxDroit(droit: string): void {
  const age = Date.now() - (statSync(droit, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  if (age > 10_000) rmSync(droit, { force: true })
}

function vit(fichier: string, tenant: string): boolean {
  const { pid, commande } = lireTenant(tenant)
  return pid === process.pid ? tenus.has(fichier) : commandeDe(pid) === commande && commande !== ''
}

function lireTenant(tenant: string) {
  const [premiere = '', ...reste] = tenant.split('\n')
  return { pid: Number.parseInt(premiere, 10), commande: reste.join('\n') }
}

function lire(fichier: string): string {
  try {
    return readFileSync(fichier, 'utf8')
  } catch (erreur) {
    if (codeDe(erreur) === 'ENOENT') return ''
    throw erreur
  }
}

function phrase(fichier: string): string {
  const { pid } = lireTenant(lire(fichier))
  return `Un autre démarrage (processus ${pid}) prépare ce dossier depuis plus de ${minutesDAttente} minutes : attendez qu'il finisse, ou arrêtez-le, puis recommencez. S'il n'existe plus, supprimez ${fichier}.`
}
