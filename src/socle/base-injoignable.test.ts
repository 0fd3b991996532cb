import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { connueInjoignable, estBaseInjoignable, panneDeLaBase } from './base-injoignable.ts'

const avec = (code: string, autres: object = {}) => Object.assign(new Error('une erreur'), { code, ...autres })

describe('reconnaître la base injoignable', () => {
  it.each([
    ['connexion refusée', avec('ECONNREFUSED')],
    ['connexion coupée', avec('ECONNRESET')],
    ['prise absente', avec('ENOENT', { syscall: 'connect' })],
    ['machine éteinte', avec('EHOSTUNREACH')],
    ['plusieurs adresses, toutes refusées', new AggregateError([avec('ECONNREFUSED'), avec('ECONNREFUSED')])],
    ['connexion perdue en route', new Error('Connection terminated unexpectedly')],
    ['connexion trop longue à venir', new Error('Connection terminated due to connection timeout')],
    ['toutes les connexions prises', new Error('timeout exceeded when trying to connect')],
    ['connexion à part, trop longue à venir', new Error('timeout expired')],
    ['requête sans réponse', new Error('Query read timeout')],
    ['connexion déjà fermée', new Error('Client was closed and is not queryable')],
    ['connexion déjà perdue', new Error('Client has encountered a connection error and is not queryable')],
    ['échec de connexion (08001)', avec('08001')],
    ['arrêt demandé', avec('57P01')],
    ['arrêt brutal', avec('57P02')],
    ['le serveur se relève', avec('57P03')],
    ['base ôtée', avec('57P04')],
    ['le disque sous PostgreSQL', avec('58030')],
    ['plus de connexion libre', avec('53300')],
    ['une réplique, en lecture seule', avec('25006')],
    ['enveloppée par une bibliothèque', new Error('échec', { cause: avec('57P01') })],
    ['connue injoignable', connueInjoignable()],
  ])('%s', (_quoi, erreur) => {
    expect(estBaseInjoignable(erreur)).toBe(true)
    expect(panneDeLaBase(erreur)).toMatchObject({ statut: 503, message: expect.stringContaining('Le site se relève'), revenirDans: 5 })
  })

  it.each([
    ['un fichier absent', avec('ENOENT', { syscall: 'open' })],
    ['une faute de syntaxe', avec('42601')],
    ['un doublon', avec('23505')],
    ['un nom qui commence pareil', avec('0800')],
    ['une erreur du programme', new TypeError('x is not a function')],
    ['rien', undefined],
    ['un texte', 'Connection terminated'],
  ])('pas %s', (_quoi, erreur) => {
    expect(estBaseInjoignable(erreur)).toBe(false)
    expect(panneDeLaBase(erreur)).toBeUndefined()
  })

  it.each([
    ['53100', /disque du site est plein/],
    ['53200', /manque de mémoire/],
    ['57014', /prenait trop de temps/],
    ['40P01', /au même moment.*Réessayez/],
    ['40001', /au même moment.*Réessayez/],
  ])('%s se dit par une autre phrase, et les connexions restent', (code, phrase) => {
    const erreur = Object.assign(new pg.DatabaseError('x', 1, 'error'), { code })
    expect(panneDeLaBase(erreur)).toMatchObject({ statut: 503, message: expect.stringMatching(phrase) })
    expect(estBaseInjoignable(erreur)).toBe(false)
  })

  it('une erreur qui s’enveloppe elle-même ne fait pas tourner sans fin', () => {
    const boucle = new Error('boucle')
    boucle.cause = boucle
    expect(estBaseInjoignable(boucle)).toBe(false)
  })
})
