// Uploads one file with tus-js-client, as it is, and tells the URLs that it was given.
const fs = require('node:fs')
const path = require('node:path')
const { PassThrough } = require('node:stream')
const tus = require('tus-js-client')

const { endpoint, token, file, partSize, isLengthDeferred, inParallel } = JSON.parse(process.argv[2])

// Whoever does not know the length has a stream that cannot be read twice.
const content = fs.createReadStream(file)
const source = isLengthDeferred ? content.pipe(new PassThrough()) : content

const upload = new tus.Upload(source, {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: path.basename(file), filetype: 'application/octet-stream' },
  chunkSize: partSize,
  uploadLengthDeferred: isLengthDeferred,
  parallelUploads: inParallel,
  retryDelays: Array(240).fill(250),
  onUploadUrlAvailable: () => console.log(upload.url),
  onError: (error) => console.error(String(error)),
  onSuccess: () => {
    if (inParallel > 1) console.log(upload.url)
    process.exitCode = 0
  },
})
process.exitCode = 1
upload.start()
