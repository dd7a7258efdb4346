package io.kinora.protocol;

/** Names of paths, headers, topics and maps that both ends use. */
public final class Names {
  /** POST, a {@link Heartbeat}; answers a {@link HeartbeatReply}. */
  public static final String HEARTBEAT_PATH = "/internal/heartbeat";

  /** GET answers a {@link Job} and counts as the acknowledgement of its {@link Assignment}. */
  public static final String JOB_PATH = "/internal/jobs/";

  /**
   * Behind {@link #JOB_PATH} and a fence; POST, an {@link Outcome}. 204 when it counts, 409 when
   * the fence is stale.
   */
  public static final String OUTCOME_SUFFIX = "/outcome";

  /** Behind {@link #JOB_PATH} and a fence; PUT, the bytes of a variant, by a signed URL. */
  public static final String UPLOAD_SUFFIX = "/uploads/";

  /**
   * Behind {@link #JOB_PATH} and a fence; POST, a {@link SigningRequest}; answers a
   * {@link SigningReply}, or 409 when the fence is stale.
   */
  public static final String SIGNATURE_SUFFIX = "/signature";

  /**
   * Behind {@link #JOB_PATH} and a fence; POST, a {@link PreviewPicture}. 204 when it is shown, 409
   * when the fence is stale.
   */
  public static final String PREVIEW_SUFFIX = "/preview";

  /**
   * Behind {@link #JOB_PATH} and a fence; PUT, GET and DELETE, by a signed URL, a part of the video
   * that later attempts can use. 409 when the fence is stale, 413 when the video has too many.
   */
  public static final String SEGMENTS_SUFFIX = "/segments";

  /** The parameter of {@link #SEGMENTS_SUFFIX} that says which part. */
  public static final String SEGMENT_NAME = "name";

  /** GET, by a signed URL, a file of the video that another one starts from. */
  public static final String SOURCE_PATH = "/internal/sources/";

  /** GET, by a signed URL, a picture or a clip that a request brought along. */
  public static final String INPUT_PATH = "/internal/inputs/";

  public static final String WORKER_HEADER = "Kinora-Worker";
  public static final String TIME_HEADER = "Kinora-Time";
  public static final String SIGNATURE_HEADER = "Kinora-Signature";

  /** A map from worker id to its sealed {@link Progress}; entries fade by themselves. */
  public static final String PROGRESS_MAP = "worker-progress";

  private static final String INBOX_TOPIC = "worker-inbox-";

  private Names() {}

  public static String jobPath(long fence) {
    return JOB_PATH + fence;
  }

  public static String outcomePath(long fence) {
    return JOB_PATH + fence + OUTCOME_SUFFIX;
  }

  public static String signaturePath(long fence) {
    return JOB_PATH + fence + SIGNATURE_SUFFIX;
  }

  public static String previewPath(long fence) {
    return JOB_PATH + fence + PREVIEW_SUFFIX;
  }

  public static String uploadPath(long fence, Job.Variant variant) {
    return JOB_PATH + fence + UPLOAD_SUFFIX + variant.word();
  }

  public static String segmentsPath(long fence) {
    return JOB_PATH + fence + SEGMENTS_SUFFIX;
  }

  public static String sourcePath(String videoId, Job.Variant variant) {
    return SOURCE_PATH + videoId + "/" + variant.word();
  }

  public static String inputPath(String inputId) {
    return INPUT_PATH + inputId;
  }

  /** The topic of the sealed {@link InboxMessage}s to one worker. */
  public static String inboxTopic(String workerId) {
    return INBOX_TOPIC + workerId;
  }

  /** Whether a topic is the inbox of some worker. */
  public static boolean isInboxTopic(String topic) {
    return topic.startsWith(INBOX_TOPIC);
  }
}
