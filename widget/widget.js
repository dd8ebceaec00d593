// The messenger is not part of this version. The script says so instead of drawing a button that leads nowhere.
console.info('Support Responder: the messenger is not available in this version yet. Nothing was added to this page.')
